"""Invented people, firms, places and streets."""

# fmt: off
WOMEN = (
    "Marie", "Claire", "Hélène", "Anne-Sophie", "Élodie", "Camille", "Nadia", "Inès", "Françoise", "Zoé",
    "Mathilde", "Aïcha", "Béatrice", "Chloé", "Sandrine", "Léa", "Solène", "Maëlle", "Karine", "Yasmina",
)
MEN = (
    "Jean", "Pierre", "Thomas", "Jean-Luc", "Nicolas", "Rémi", "François", "Olivier", "Karim", "Benoît",
    "Étienne", "Loïc", "Vincent", "Sébastien", "Hugo", "Gaël", "Mickaël", "Alain", "Jérôme", "Bastien",
)
GIVEN = (*WOMEN, *MEN)
FAMILY = (
    "Martin", "Lefèvre", "Garnier", "Roussel", "Morvan", "Le Goff", "Castagné", "Delacroix", "Béranger",
    "Fontaine", "Ollivier", "Saint-Clair", "Nguyen", "Benali", "Haddad", "Diallo", "N'Diaye", "Da Silva",
    "Vasseur", "Girard-Petit", "Aubertin", "Chevallier", "d'Aubigny", "Keller", "Schmitt", "Poulain",
    "Rocheteau", "Tessier", "Vial", "Quéré", "Jaouen", "Marchetti", "Albertini", "Hoarau", "Payet",
    "Grondin", "Toussaint", "Célestine", "Bouvier", "Lemaître", "Maréchal", "Dubreuil", "Sauvage",
    "Pélissier", "Cazenave", "Etchegaray", "Wagner", "Muller", "Arnaud", "Favre", "Gonzalez", "Perrin",
)
# postal code, city, department as a FINESS shows it
PLACES = (
    ("31000", "Toulouse", "31"), ("69003", "Lyon", "69"), ("35000", "Rennes", "35"),
    ("59800", "Lille", "59"), ("67000", "Strasbourg", "67"), ("44000", "Nantes", "44"),
    ("33000", "Bordeaux", "33"), ("13006", "Marseille", "13"), ("06000", "Nice", "06"),
    ("75011", "Paris", "75"), ("75015", "Paris", "75"), ("93100", "Montreuil", "93"),
    ("94200", "Ivry-sur-Seine", "94"), ("92320", "Châtillon", "92"), ("29200", "Brest", "29"),
    ("56100", "Lorient", "56"), ("14000", "Caen", "14"), ("76600", "Le Havre", "76"),
    ("54000", "Nancy", "54"), ("57000", "Metz", "57"), ("21000", "Dijon", "21"),
    ("25000", "Besançon", "25"), ("63000", "Clermont-Ferrand", "63"), ("87000", "Limoges", "87"),
    ("86000", "Poitiers", "86"), ("37000", "Tours", "37"), ("45000", "Orléans", "45"),
    ("80000", "Amiens", "80"), ("51100", "Reims", "51"), ("66000", "Perpignan", "66"),
    ("34000", "Montpellier", "34"), ("30000", "Nîmes", "30"), ("38000", "Grenoble", "38"),
    ("74000", "Annecy", "74"), ("73000", "Chambéry", "73"), ("64000", "Pau", "64"),
    ("64100", "Bayonne", "64"), ("65000", "Tarbes", "65"), ("32000", "Auch", "32"),
    ("12000", "Rodez", "12"), ("48000", "Mende", "48"), ("01000", "Bourg-en-Bresse", "01"),
    ("08000", "Charleville-Mézières", "08"), ("17000", "La Rochelle", "17"),
    ("85000", "La Roche-sur-Yon", "85"), ("09000", "Foix", "09"), ("20000", "Ajaccio", "2A"),
    ("20200", "Bastia", "2B"),
)
OVERSEAS = (
    ("97110", "Pointe-à-Pitre", "971"), ("97122", "Baie-Mahault", "971"),
    ("97200", "Fort-de-France", "972"), ("97232", "Le Lamentin", "972"), ("97400", "Saint-Denis", "974"),
    ("97410", "Saint-Pierre", "974"), ("97300", "Cayenne", "973"), ("97600", "Mamoudzou", "976"),
)
STREET_KINDS = (
    "rue", "avenue", "boulevard", "place", "allée", "chemin", "impasse", "quai", "route",
)
STREETS = (
    "des Lilas", "du Général Leclerc", "Jean Jaurès", "de la République", "Victor Hugo", "des Tanneurs",
    "du Vieux Moulin", "Louis Pasteur", "de l'Église", "des Écoles", "Marie Curie", "de la Gare",
    "du Stade", "de Verdun", "des Cordeliers", "Émile Zola", "de la Fontaine", "du Port", "des Acacias",
    "Simone Veil",
)
FIRM_HEADS = (
    "Orva", "Lumé", "Calyx", "Tessel", "Brévi", "Sorgu", "Mirand", "Kélio", "Armén", "Dovar", "Pélag",
    "Quint", "Zéphyr", "Andro", "Nérol", "Viral", "Solim", "Cormé", "Estran", "Galéo",
)
FIRM_TAILS = (
    "ine", "éo", "ysoft", "alis", "édic", "ance", "ora", "ium", "ethic", "over", "andis",
)
FIRM_KINDS = (
    "Informatique", "Santé", "Logiciels", "Éditions Médicales", "Systèmes", "Solutions", "Technologies", "",
    "",
)
LEGAL_FORMS = (
    "SAS", "SARL", "SA", "SASU", "SAS", "SARL", "SCOP SA", "EURL",
)
SOFTWARE_HEADS = (
    "Cabi", "Consul", "Ordo", "Patien", "Dossi", "Stétho", "Praxi", "Galé", "Asclé", "Théra", "Véra",
    "Clini",
)
SOFTWARE_TAILS = (
    "med", "line", "pro", "web", "soft", "net", "fil", "space", "doc", "plus", "note", "flow",
)
STRUCTURE_KINDS = (
    "Maison de santé pluriprofessionnelle", "MSP", "Centre de santé", "Centre de santé municipal", "SISA",
    "Pôle de santé", "Centre médical",
)
STRUCTURE_NAMES = (
    "des Tilleuls", "du Val Fleuri", "Simone Veil", "de la Vallée", "des Trois Rivières", "du Canal",
    "des Remparts", "Rosa Parks", "du Pays d'Oule", "de la Baie", "des Deux Ponts", "Louise Michel",
    "du Grand Pré", "des Coteaux", "de l'Estuaire", "Saint-Roch", "de la Presqu'île", "du Mail",
)
SITE_NAMES = (
    "Centre", "Nord", "Gare", "Sud", "Les Halles", "Plateau", "Rive gauche", "Bourg", "Port", "Est",
)
# fmt: on
