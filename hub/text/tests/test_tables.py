"""Tables for spreadsheets."""

from __future__ import annotations

import io

from hub.text.tables import write_table


def test_no_cell_is_a_formula_and_every_letter_is_there():
    file = io.StringIO()

    write_table(file, [["=SUM(A1)", " @x", "Zoë, 6B", 3], ["-1", "\tx"]])

    assert file.getvalue() == "\ufeff'=SUM(A1),' @x,\"Zoë, 6B\",3\r\n'-1,'\tx\r\n"
