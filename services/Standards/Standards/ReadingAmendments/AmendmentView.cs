using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Npgsql;
using Standards.ComparingEditions;
using Standards.Domain.Amendments;
using Standards.Domain.Differences;
using Standards.Graph;
using Standards.ReadingAProject;
using Standards.ReadingComments;

namespace Standards.ReadingAmendments;

[Public, Name("Amendment"), Key("id")]
sealed class AmendmentView(AmendmentRow row)
{
    [Id]
    public string Id => row.Amendment.Id.ToString();

    public int Number => row.Amendment.Number;

    public IDataLoaderResult<DraftView> Draft([FromServices] Loaders loaders) => loaders.Drafts.Load(row.DraftId).Always();

    /// <summary>The amendment that it would change; null for the text itself.</summary>
    public IDataLoaderResult<AmendmentView?> Amends([FromServices] Loaders loaders) =>
        row.Amendment.Amends is { } parent ? loaders.Amendments.Load(parent.Value) : LoaderResults.Known<AmendmentView?>(null);

    /// <summary>The amendments to it.</summary>
    public IDataLoaderResult<IEnumerable<AmendmentView>> Amendments([FromServices] Loaders loaders) => loaders.AmendmentsOfDraft.Load(row.DraftId).Always()
        .Then(all => all.Where(a => a.Amendment.Amends == row.Amendment.Id).Select(a => new AmendmentView(a)));

    public OrganizationStub Sponsor => new(row.Amendment.Sponsor.Value);

    public IEnumerable<OrganizationStub> CoSponsors => row.Amendment.CoSponsors.Select(m => new OrganizationStub(m.Value));

    public string Justification => row.Amendment.Justification;

    /// <summary>The name under which it is put to one vote with others.</summary>
    public string? Group => row.Amendment.Group;

    public AmendmentStatus Status => row.Amendment.Status;

    /// <summary>Why it fell away.</summary>
    public string? Because => row.Amendment.Because;

    public DateTime SubmittedAt => row.SubmittedAt;

    public ReceiptStub Receipt => new(row.ActId);

    /// <summary>Its operations, as JSON: what is on record.</summary>
    public string Operations => JsonSerializer.Serialize(row.Amendment.Operations, StoredJson.Options);

    /// <summary>The elements that it would change, as they are and as they would be, in reading order.</summary>
    public async Task<IEnumerable<ComparedElementView>> Changes([FromServices] Editions editions, [FromServices] NpgsqlDataSource database, CancellationToken cancellation)
    {
        var text = (await editions.RequireAsync(row.DraftId, cancellation)).Text;
        ImmutableList<Amendment> all = row.Amendment.Amends is null ? [row.Amendment] : await AmendmentRow.AmendmentsAsync(database, row.DraftId, cancellation);
        var (before, after) = (Texts.AmendedBy(text, all, row.Amendment.Amends), Texts.AmendedBy(text, all, row.Amendment.Id));
        return ComparedElementView.Between(before, after).Where(c => c.Change is not ElementChange.Same);
    }

    /// <summary>What was done with it, oldest first.</summary>
    public async Task<IEnumerable<AmendmentActView>> Acts([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
        await AmendmentActView.OfAmendmentAsync(database, row.DraftId, row.Amendment.Id.Value, cancellation);

    [FederationResolver]
    public static IDataLoaderResult<AmendmentView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Input.TryUuid(id) is { } uuid ? loaders.Amendments.Load(uuid) : LoaderResults.Known<AmendmentView?>(null);
}
