"""Keys and database belong together; new keys count at once; rotation may be interrupted and leaves all readable."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lotse.vault import services
from lotse.vault.envelope import Unreadable, key_id
from lotse.vault.keyring import append_key, read_keyring
from lotse.vault.models import Canary
from lotse.vault.registry import SealedColumn
from lotse.vault.services import WrongKeys, check_canary, new_data_key, open_data_key, seal_small, unseal_small

pytestmark = pytest.mark.django_db
ROW = b"a row"


def test_a_small_value_opens_in_its_row_only(keys: Path) -> None:
    sealed = seal_small(b"an address", ROW)
    assert unseal_small(sealed, ROW) == b"an address"
    with pytest.raises(Unreadable):
        unseal_small(sealed, b"another row")


def test_a_data_key_is_fresh_and_opens_in_its_row_only(keys: Path) -> None:
    wrapped = new_data_key(ROW)
    assert len({open_data_key(each, ROW) for each in (wrapped, new_data_key(ROW))}) == 2
    assert len(open_data_key(wrapped, ROW)) == 32
    with pytest.raises(Unreadable):
        open_data_key(wrapped, b"another row")


def test_a_new_key_counts_at_once_and_the_old_one_still_opens(keys: Path) -> None:
    old = seal_small(b"before", ROW)
    kid = append_key(keys)
    new = seal_small(b"after", ROW)
    assert (key_id(new), unseal_small(old, ROW), unseal_small(new, ROW)) == (kid, b"before", b"after")


def test_a_key_that_was_taken_out_opens_nothing_any_more(keys: Path) -> None:
    old = seal_small(b"before", ROW)
    append_key(keys)
    keys.write_text(keys.read_text().splitlines()[-1])
    with pytest.raises(Unreadable):
        unseal_small(old, ROW)


def test_the_keys_of_this_database_are_proved_again_and_again(keys: Path) -> None:
    check_canary()
    append_key(keys)
    check_canary()
    assert Canary.objects.count() == 1


def test_the_keys_of_another_house_are_refused(keys: Path) -> None:
    check_canary()
    keys.unlink()
    append_key(keys)
    with pytest.raises(WrongKeys):
        check_canary()


def canary_key() -> str:
    return key_id(bytes(Canary.objects.get().sealed))


def test_rotation_brings_everything_under_the_current_key(keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check_canary()
    call_command("make_key")
    current = read_keyring(keys).current
    assert canary_key() != current
    call_command("rotate_keys")
    assert canary_key() == current
    call_command("check_keys")
    told = capsys.readouterr().out
    assert "vault_canary.sealed: 1 renewed, 0 unreadable" in told
    assert f"vault_canary.sealed: {current} 1" in told
    call_command("rotate_keys")
    assert "vault_canary.sealed: 0 renewed, 0 unreadable" in capsys.readouterr().out


def test_what_does_not_open_is_counted_and_left_as_it_is(keys: Path) -> None:
    check_canary()
    keys.unlink()
    append_key(keys)
    before = bytes(Canary.objects.get().sealed)
    for command in ("check_keys", "rotate_keys"):
        with pytest.raises(CommandError, match="1 values do not open"):
            call_command(command)
    assert bytes(Canary.objects.get().sealed) == before


def test_a_row_that_changes_during_rotation_keeps_its_new_value(keys: Path) -> None:
    check_canary()
    column = SealedColumn(Canary, "sealed", lambda _pk: services.CANARY)
    old = bytes(Canary.objects.get().sealed)
    append_key(keys)
    changed = seal_small(b"changed meanwhile", services.CANARY)
    Canary.objects.update(sealed=changed)
    assert services._renew_row(column, True, old) == 0
    assert bytes(Canary.objects.get().sealed) == changed


def test_no_key_file_names_the_command_that_makes_one(keys: Path) -> None:
    keys.unlink()
    with pytest.raises(CommandError, match="no key file"):
        call_command("check_keys")
