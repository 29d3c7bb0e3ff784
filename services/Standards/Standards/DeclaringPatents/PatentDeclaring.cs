using Standards.Domain.Commitments;
using Standards.Storage;

namespace Standards.DeclaringPatents;

/// <summary>What else changes when attention is drawn to patents, and when they are declared.</summary>
static class PatentDeclaring
{
    public static Commit Asked(this Commit commit, Guid project, CommitmentsEvent.HolderAsked asked) => commit
        .Execute(
            "insert into patent_holder (project_id, name, asked_act, because, known_at) values ($1, $2, $3, $4, $5)",
            Sql.Uuid(project), Sql.Text(asked.Holder), Sql.Uuid(asked.Act.Value), Sql.Text(asked.Because), Sql.Instant(asked.At))
        .Bind("standards.patent-holder-asked", asked.Act, asked.At, "projectId", project, asked);

    public static Commit Declared(this Commit commit, Guid project, CommitmentsEvent.PatentsDeclared declared) => commit
        .Execute(
            """
            insert into patent_holder (project_id, name, declared_act, position, patents, elements, form, known_at, declared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
            on conflict (project_id, name) do update
            set declared_act = excluded.declared_act, position = excluded.position, patents = excluded.patents, elements = excluded.elements, form = excluded.form, declared_at = excluded.declared_at
            """,
            Sql.Uuid(project), Sql.Text(declared.Holder), Sql.Uuid(declared.Act.Value), Sql.Text(declared.Position.ToString()), Sql.Texts([.. declared.Patents]),
            Sql.Texts([.. declared.Elements.Select(e => e.Value)]), Sql.Text(declared.Form), Sql.Instant(declared.At))
        .Bind("standards.patents-declared", declared.Act, declared.At, "projectId", project, declared);
}
