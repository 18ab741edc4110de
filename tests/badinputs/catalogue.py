"""All bad inputs but those that unpack to far more than they are."""

from __future__ import annotations

from tests.badinputs.cells import CELLS
from tests.badinputs.commands import COMMANDS
from tests.badinputs.containers import CONTAINERS
from tests.badinputs.packs import PACKS
from tests.badinputs.pictures import PICTURES
from tests.badinputs.structures import STRUCTURES
from tests.badinputs.surroundings import SURROUNDINGS
from tests.badinputs.templates import HOSTILE, TEMPLATES

CATALOGUE = (
    *(*CONTAINERS, *STRUCTURES, *CELLS, *PICTURES),
    *(*TEMPLATES, *HOSTILE, *PACKS, *SURROUNDINGS, *COMMANDS),
)
