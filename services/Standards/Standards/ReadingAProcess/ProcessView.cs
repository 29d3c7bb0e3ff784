using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Npgsql;
using Standards.Domain.Processes;
using Standards.Graph;
using Standards.Rules;

namespace Standards.ReadingAProcess;

[Public, Name("Process"), Key("id")]
sealed class ProcessView(ProcessRow row)
{
    [Id]
    public string Id => row.Id;

    public IDataLoaderResult<string> Name([FromServices] Loaders loaders) =>
        loaders.ProcessVersions.Load(row.Id).Always().Then(versions => versions is [var newest, ..] ? newest.Definition.Name : ProcessDefinition.Parse(row.Draft!).Name);

    public IDataLoaderResult<ProcessVersionView?> Latest([FromServices] Loaders loaders) =>
        loaders.ProcessVersions.Load(row.Id).Always().Then(versions => versions is [var newest, ..] ? new ProcessVersionView(newest) : null);

    public IDataLoaderResult<IReadOnlyList<ProcessVersionView>> Versions([FromServices] Loaders loaders) =>
        loaders.ProcessVersions.Load(row.Id).Always().Then(versions => (IReadOnlyList<ProcessVersionView>)[.. versions.Select(v => new ProcessVersionView(v))]);

    [Roles(Roles.Secretariat)]
    public ProcessDraftView? Draft => row is { Draft: { } draft, DraftHash: { } hash, DraftedAt: { } at } ? new(row.Id, draft, hash, at) : null;

    [FederationResolver]
    public static async Task<ProcessView?> Resolve([FromServices] NpgsqlDataSource database, CancellationToken cancellation, [Id] string id) =>
        await ProcessRow.FindAsync(database, id, cancellation);
}

[Public, Name("ProcessVersion")]
sealed class ProcessVersionView(ProcessVersionRow row)
{
    [Id]
    public string ProcessId => row.ProcessId;

    public int Version => row.Version;

    public string Name => row.Definition.Name;

    public string Source => row.Definition.Source;

    public string Document => row.Document;

    public string Hash => row.Hash;

    public DateTime PublishedAt => row.PublishedAt;

    public ReceiptStub Receipt => new(row.ActId);

    public string Begins => row.Definition.Begins.Code;

    public string? ExtensionAtMost => row.Definition.Extension?.ToString();

    public IEnumerable<TrackView> Tracks => row.Definition.Tracks.Select(t => new TrackView(t));

    public IEnumerable<LimitView> Limits => row.Definition.Limits.Select(l => new LimitView(l));

    public IEnumerable<ProcessStageView> Stages => row.Definition.Stages.Select(s => new ProcessStageView(s));

    public DiagramView Diagram => new(row.Definition, run: null);

    public IDataLoaderResult<IReadOnlyList<ProcessChangeView>> Changes([FromServices] Loaders loaders) =>
        loaders.ProcessVersionAt.Load((row.ProcessId, row.Version - 1)).Then(before => ProcessChangeView.Between(before?.Definition, row.Definition));
}

/// <summary>The next version as it is written now; only the secretariat sees it.</summary>
[Roles(Roles.Secretariat), Name("ProcessDraft")]
sealed class ProcessDraftView(string id, string document, string hash, DateTime draftedAt)
{
    public string Document => document;

    public string Hash => hash;

    public DateTime DraftedAt => draftedAt;

    public int Version => Definition.Version;

    public IEnumerable<ProcessProblemView> Problems([FromServices] VotingRules rules) => ProcessCheck.Of(Definition, rules.Ids).Select(p => new ProcessProblemView(p));

    public DiagramView Diagram => new(Definition, run: null);

    public IDataLoaderResult<IReadOnlyList<ProcessChangeView>> Changes([FromServices] Loaders loaders) =>
        loaders.ProcessVersionAt.Load((id, Definition.Version - 1)).Then(before => ProcessChangeView.Between(before?.Definition, Definition));

    ProcessDefinition Definition => field ??= ProcessDefinition.Parse(document);
}

[Public, Name("ProcessProblem")]
sealed class ProcessProblemView(ProcessProblem problem)
{
    public string Code => problem.Code;

    public string Where => problem.Where;

    public string Message => problem.Message;
}

[Public, Name("ProcessChange")]
sealed class ProcessChangeView(ProcessChange change)
{
    public string Place => change.Place;

    public string? Before => change.Before;

    public string? After => change.After;

    internal static IReadOnlyList<ProcessChangeView> Between(ProcessDefinition? before, ProcessDefinition after) =>
        before is null ? [] : [.. ProcessDifference.Between(before, after).Select(c => new ProcessChangeView(c))];
}
