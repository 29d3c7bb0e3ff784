using Contracts.Identity;
using GraphQL;
using Npgsql;
using Standards.Domain.Translations;
using Standards.ExportingAnEdition;
using Standards.Graph;
using Standards.ReadingComments;
using Standards.Storage;

namespace Standards.AdmittingATranslator;

/// <summary>A translator as the projection holds it.</summary>
sealed record TranslatorRow(Guid Person, DateTime AdmittedAt)
{
    public static Task<List<TranslatorRow>> OfAsync(NpgsqlDataSource database, Guid project, CancellationToken cancellation) => database.ReadAsync(
        "select person_id, admitted_at from translator where project_id = $1 order by admitted_at, person_id", [Sql.Uuid(project)],
        r => new TranslatorRow(r.GetGuid(0), r.GetFieldValue<DateTime>(1)), cancellation);

    public static async Task<bool> IsAsync(NpgsqlDataSource database, Guid project, Guid person, CancellationToken cancellation) => (await database.ReadAsync(
        "select 1 from translator where project_id = $1 and person_id = $2", [Sql.Uuid(project), Sql.Uuid(person)], _ => true, cancellation)).Count > 0;
}

/// <summary>Somebody who may translate the texts of a project.</summary>
[SignedIn, Name("Translator")]
sealed class TranslatorView(TranslatorRow row)
{
    public PersonStub Person => new(row.Person);

    public DateTime AdmittedAt => row.AdmittedAt;
}

static class MayTranslate
{
    /// <summary>Whether the one who asks may translate the texts of a project.</summary>
    public static async Task<bool> MayTranslateAsync(this IResolveFieldContext context, NpgsqlDataSource database, Guid project) =>
        context.Caller() is { PersonId: { } person } caller && (caller.Roles.Contains(Roles.Secretariat) || await TranslatorRow.IsAsync(database, project, person, context.CancellationToken));

    /// <summary>The edition, the language, and the person who may translate it.</summary>
    /// <exception cref="RefusalError">There is no such edition or language, or the one who asks may not.</exception>
    public static async Task<(Edition Edition, Language Language, Guid Person)> DemandTranslatorAsync(
        this IResolveFieldContext context, Editions editions, NpgsqlDataSource database, string draftId, string language)
    {
        var person = context.DemandPerson();
        var edition = await editions.RequireAsync(Input.Uuid(draftId, "draftId"), context.CancellationToken);
        return await context.MayTranslateAsync(database, edition.Project)
            ? (edition, EditionOf.Language(language), person)
            : throw new RefusalError("auth.forbidden", "You are no translator of this project. The secretariat admits its translators.");
    }
}
