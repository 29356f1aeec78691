"""What is sealed opens in its own row only; a damaged row disturbs nothing else; rotating keys changes no message."""

from pathlib import Path

import pytest
from django.core.management import call_command

from lotse.messaging.models import AttachmentContent, Conversation, Message
from lotse.vault import services as vault
from lotse.vault.envelope import key_id
from lotse.vault.keyring import append_key, read_keyring
from lotse.vault.registry import sealed_columns
from tests.messaging import files
from tests.messaging.talk import SECRET, Talk, make_talk
from tests.messaging.test_files import bring, brought

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(keys: Path) -> Talk:
    return make_talk()


def shown(talk: Talk, name: str = "amina") -> list[tuple[str, bool]]:
    items = talk.get(name, f"/conversations/{talk.id}/messages").json()["items"]
    return [(item["text"], item["unreadable"]) for item in items]


def test_bodies_that_were_swapped_between_rows_do_not_open_and_the_rest_does(talk: Talk) -> None:
    ids = [talk.said("amina", text)["id"] for text in ("eins", "zwei", "drei")]
    first, second = (Message.objects.get(pk=each) for each in ids[:2])
    Message.objects.filter(pk=first.pk).update(body=second.body)
    Message.objects.filter(pk=second.pk).update(body=first.body)
    assert shown(talk) == [("", True), ("", True), ("drei", False)]
    events = [event["data"] for event in talk.events("weber") if event["event_type"] == "message_sent"]
    assert [(data["text"], data["unreadable"]) for data in events] == [("", True), ("", True), ("drei", False)]
    assert talk.said("amina", "vier")["number"] == 4


def test_a_body_of_another_conversation_does_not_open(talk: Talk) -> None:
    mine = talk.said("amina")["id"]
    theirs = talk.said("dmytro", "geheim", to=talk.dmytros)["id"]
    Message.objects.filter(pk=mine).update(body=Message.objects.get(pk=theirs).body)
    assert shown(talk) == [("", True)]


def test_the_key_of_another_conversation_opens_nothing_here(talk: Talk) -> None:
    talk.said("amina")
    other = Conversation.objects.get(pk=talk.dmytros).data_key
    Conversation.objects.filter(pk=talk.id).update(data_key=other)
    assert shown(talk) == [("", True)]


def test_a_file_or_a_key_that_was_swapped_is_gone_and_no_mistake_of_the_server(talk: Talk) -> None:
    first, second = (brought(talk, files.photo((size, size))) for size in (20, 30))
    swapped = AttachmentContent.objects.get(pk=second["id"]).content
    AttachmentContent.objects.filter(pk=first["id"]).update(content=swapped)
    answers = [talk.get("amina", f"/attachments/{first['id']}")]
    assert talk.get("amina", f"/attachments/{second['id']}").status_code == 200
    other = Conversation.objects.get(pk=talk.dmytros).data_key
    Conversation.objects.filter(pk=talk.id).update(data_key=other)
    answers += [talk.send("amina"), bring(talk, files.photo()), talk.get("amina", f"/attachments/{second['id']}")]
    assert [(each.status_code, each.json()["code"]) for each in answers] == [(410, "unreadable")] * 4
    assert not Message.objects.exists()


def test_the_list_and_the_conversation_stand_though_the_last_message_does_not_open(talk: Talk) -> None:
    talk.said("amina")
    Message.objects.update(body=b"nonsense")
    last = talk.conversation("weber")["last_message"]
    assert (last["text"], last["unreadable"]) == ("", True)
    assert len(talk.get("weber", "/staff/conversations").json()["items"]) == 1


def test_every_message_and_file_reads_the_same_after_a_rotation(talk: Talk, keys: Path) -> None:
    talk.said("amina")
    made = brought(talk, files.PDF, "document")
    append_key(keys)
    call_command("rotate_keys")
    old, current = read_keyring(keys).keys
    keys.write_text(keys.read_text().splitlines()[-1] + "\n")
    vault._opened.cache_clear()
    used = {key_id(bytes(row.data_key)) for row in Conversation.objects.all()}
    assert (used, old in used) == ({current}, False)
    assert shown(talk) == [(SECRET, False)]
    assert talk.get("amina", f"/attachments/{made['id']}").content == files.PDF
    assert bring(talk, files.PDF, "document").status_code == 200


def test_an_interrupted_rotation_leaves_everything_readable_and_goes_on(
    talk: Talk, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk.said("amina")
    talk.said("dmytro", "Добрий день", to=talk.dmytros)
    current = append_key(keys)
    whole, left = vault._renew_row, [1]

    def one_only(*words: object) -> int:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return whole(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(vault, "_renew_row", one_only)
    with pytest.raises(KeyboardInterrupt):
        call_command("rotate_keys")
    vault._opened.cache_clear()
    used = [key_id(bytes(row.data_key)) == current for row in Conversation.objects.all()]
    assert sorted(used) == [False, True]
    assert shown(talk) == [(SECRET, False)]
    assert talk.get("dmytro", f"/conversations/{talk.dmytros}/messages").json()["items"][0]["text"] == "Добрий день"
    monkeypatch.undo()
    call_command("rotate_keys")
    assert {key_id(bytes(row.data_key)) for row in Conversation.objects.all()} == {current}


def test_the_keys_of_conversations_are_known_to_the_rotation() -> None:
    assert "messaging_conversation.data_key" in [column.name for column in sealed_columns()]
