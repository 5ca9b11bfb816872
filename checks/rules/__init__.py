"""The rules, one module per group of controls: function(case) -> results."""
