"""Import every row class, so that the database knows all tables."""

from importlib import import_module
from pkgutil import walk_packages

from dialoog import storage

for _module in walk_packages(storage.__path__, f"{storage.__name__}."):
    import_module(_module.name)
