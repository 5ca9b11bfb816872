"""Tables of clients and of their sites: each cell holds one value or several."""

from __future__ import annotations

from testdata.generate.form import Roster
from testdata.generate.world import Client, Site, World

Cells = dict[str, list[str]]


def client_cells(client: Client) -> Cells:
    """Everything that a table of clients may ask of one."""
    sites = [site.finess for site in client.sites]
    found = {
        "client_name": client.person.plain,
        "client_representative": client.person.plain,
        "client_structure": client.name,
        "client_email": client.email,
        "client_phone": client.phone,
        "client_rpps": client.rpps,
        "client_siren": client.siren,
        "client_finess_juridique": client.finess_juridique,
        "client_finess_pmsi": client.finess_pmsi,
    }
    return {key: [value] if value else [] for key, value in found.items()} | {"site_finess": sites}


def site_cells(world: World, client: Client, site: Site) -> Cells:
    """A row of a table of sites, with the client that it belongs to."""
    return client_cells(client) | {
        "site_finess": [site.finess],
        "site_name": [site.name],
        "site_category": [site.category],
        "software": [f"{world.software_name} {world.software_version}"],
        "software_current": [world.former_software],
    }


def rows_of(world: World, roster: Roster) -> list[Cells]:
    """The rows of that table, with its columns only."""
    columns = [key for key, _ in roster.columns]
    if roster.name == "clients":
        rows = [client_cells(client) for client in world.clients]
    else:
        rows = [site_cells(world, client, site) for client in world.clients for site in client.sites]
    return [{key: row[key] for key in columns} for row in rows]
