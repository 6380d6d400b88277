"""The first tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

from storage.columns import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counter",
        sa.Column("name", sqlmodel.AutoString(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "gate",
        sa.Column("platform", sqlmodel.AutoString(), nullable=False),
        sa.Column("tenant", sqlmodel.AutoString(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", name=op.f("pk_gate")),
    )
    op.create_table(
        "inbox",
        sa.Column("key", sqlmodel.AutoString(), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_at"), ["at"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.AutoString(), nullable=False),
        sa.Column("email", sqlmodel.AutoString(), nullable=True),
        sa.Column("zone", sqlmodel.AutoString(), nullable=False),
        sa.Column("chat", sa.Boolean(), nullable=False),
        sa.Column("greeted", sa.Boolean(), nullable=False),
        sa.Column("department", sqlmodel.AutoString(), nullable=False),
        sa.Column("short", sqlmodel.AutoString(), nullable=False),
        sa.Column("unit", sqlmodel.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["joined"], ["person.id"], name=op.f("fk_person_joined_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index("ix_person_department", ["department"], unique=False)

    op.create_table(
        "salt",
        sa.Column("stream", sqlmodel.AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sqlmodel.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "seq", name=op.f("pk_salt")),
    )
    op.create_table(
        "signatory_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_date", sa.Date(), nullable=False),
        sa.Column("version", sqlmodel.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.AutoString(), nullable=False),
        sa.Column("imported", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory_list")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "address",
        sa.Column("key", sqlmodel.AutoString(), nullable=False),
        sa.Column("platform", sqlmodel.AutoString(), nullable=False),
        sa.Column("tenant", sqlmodel.AutoString(), nullable=False),
        sa.Column("user", sqlmodel.AutoString(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_address_person_person")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_address")),
    )
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_person"), ["person"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.AutoString(), nullable=False),
        sa.Column("number", sqlmodel.AutoString(), nullable=True),
        sa.Column("form", sqlmodel.AutoString(), nullable=False),
        sa.Column("state", sqlmodel.AutoString(), nullable=False),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("begun", Moment(), nullable=True),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("whose", sqlmodel.AutoString(), nullable=False),
        sa.Column("search", sqlmodel.AutoString(), nullable=False),
        sa.Column("started_by", sa.Integer(), nullable=True),
        sa.Column("started_side", sqlmodel.AutoString(), nullable=False),
        sa.Column("outcome", sqlmodel.AutoString(), nullable=False),
        sa.Column("courtesy", sa.Boolean(), nullable=False),
        sa.Column("finalized_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["started_by"], ["person.id"], name=op.f("fk_agreement_started_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("number", name=op.f("uq_agreement_number")),
    )
    op.create_table(
        "event",
        sa.Column("stream", sqlmodel.AutoString(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sqlmodel.AutoString(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("audience", sqlmodel.AutoString(), nullable=False),
        sa.Column("seal", sqlmodel.AutoString(), nullable=False),
        sa.Column("hash", sqlmodel.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_event_by_person")),
        sa.PrimaryKeyConstraint("stream", "seq", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_by"), ["by"], unique=False)

    op.create_table(
        "question",
        sa.Column("message", sqlmodel.AutoString(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_question_person_person")),
        sa.PrimaryKeyConstraint("message", name=op.f("pk_question")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_person"), ["person"], unique=False)

    op.create_table(
        "talk",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("talk", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_talk_person_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_talk")),
    )
    op.create_table(
        "answer",
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("field", sqlmodel.AutoString(), nullable=False),
        sa.Column("party", sa.Integer(), nullable=False),
        sa.Column("element", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.AutoString(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.id"], name=op.f("fk_answer_agreement_agreement")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_answer_by_person")),
        sa.PrimaryKeyConstraint("agreement", "field", "party", "element", name=op.f("pk_answer")),
    )
    op.create_table(
        "element",
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("element", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.id"], name=op.f("fk_element_agreement_agreement")),
        sa.PrimaryKeyConstraint("agreement", "element", name=op.f("pk_element")),
    )
    op.create_table(
        "member",
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("part", sqlmodel.AutoString(), nullable=False),
        sa.Column("side", sqlmodel.AutoString(), nullable=False),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.id"], name=op.f("fk_member_agreement_agreement")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_member_person_person")),
        sa.PrimaryKeyConstraint("agreement", "person", name=op.f("pk_member")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index("ix_member_list", ["person", "changed", "agreement"], unique=False)
        batch_op.create_index(
            "ix_member_mine",
            ["person", "changed", "agreement"],
            unique=False,
            sqlite_where=sa.text("mine = 1"),
            postgresql_where=sa.text("mine"),
        )

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sqlmodel.AutoString(), nullable=False),
        sa.Column("lane", sqlmodel.AutoString(), nullable=False),
        sa.Column("platform", sqlmodel.AutoString(), nullable=False),
        sa.Column("tenant", sqlmodel.AutoString(), nullable=False),
        sa.Column("user", sqlmodel.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.AutoString(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sqlmodel.AutoString(), nullable=False),
        sa.Column("due", Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("lease", Moment(), nullable=True),
        sa.Column("owner", sqlmodel.AutoString(), nullable=False),
        sa.Column("error", sqlmodel.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ref_channel", sqlmodel.AutoString(), nullable=False),
        sa.Column("ref_message", sqlmodel.AutoString(), nullable=False),
        sa.Column("drawn", sqlmodel.AutoString(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("settled", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.id"], name=op.f("fk_outbox_agreement_agreement")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_outbox_person_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_due",
            ["due", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'todo'"),
            postgresql_where=sa.text("state = 'todo'"),
        )
        batch_op.create_index(
            "ix_outbox_lane",
            ["lane", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'todo'"),
            postgresql_where=sa.text("state = 'todo'"),
        )
        batch_op.create_index(batch_op.f("ix_outbox_person"), ["person"], unique=False)
        batch_op.create_index(
            "ix_outbox_ref",
            ["ref_message", "ref_channel"],
            unique=False,
            sqlite_where=sa.text("ref_message <> ''"),
            postgresql_where=sa.text("ref_message <> ''"),
        )

    op.create_table(
        "party",
        sa.Column("agreement", sa.Integer(), nullable=False),
        sa.Column("party", sa.Integer(), nullable=False),
        sa.Column("side", sqlmodel.AutoString(), nullable=False),
        sa.Column("entity", sqlmodel.AutoString(), nullable=False),
        sa.Column("short", sqlmodel.AutoString(), nullable=False),
        sa.Column("unit", sqlmodel.AutoString(), nullable=False),
        sa.Column("standing", sqlmodel.AutoString(), nullable=False),
        sa.Column("status", sqlmodel.AutoString(), nullable=False),
        sa.Column("umbrella", sqlmodel.AutoString(), nullable=False),
        sa.Column("under_governor", sqlmodel.AutoString(), nullable=False),
        sa.Column("listed", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["agreement"], ["agreement.id"], name=op.f("fk_party_agreement_agreement")),
        sa.PrimaryKeyConstraint("agreement", "party", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index("ix_party_entity", ["entity"], unique=False)


def downgrade() -> None:
    for name in (
        "party",
        "outbox",
        "member",
        "element",
        "answer",
        "talk",
        "question",
        "event",
        "agreement",
        "address",
        "signatory_list",
        "salt",
        "person",
        "inbox",
        "gate",
        "counter",
    ):
        op.drop_table(name)
