using Compliance.Graph;
using GraphQL;

namespace Compliance.ReadingReleases;

/// <summary>A version made available in one way. Days are days of UTC.</summary>
[Public, Name("ModelRelease")]
sealed class ReleaseView(SeenRelease release, DateTimeOffset asOf)
{
    readonly Release.Filed state = release.State;

    [Id]
    public string Id => release.Id.ToString("D");

    [Id]
    public string ModelId => state.Sheet.Model.ToString("D");

    public string Version => state.Sheet.Version;

    public AccessKind Access => state.Sheet.Access;

    public ReleaseStatus Status => state.StatusOn(Today);

    public DateOnly From => state.Sheet.From;

    /// <summary>The first day on which it is over, as planned or withdrawn. An end that is ahead is told to who is inside of the model alone.</summary>
    public DateOnly? Until => release.IsInside || state.End <= Today ? state.End : null;

    /// <summary>Codes of countries, or EU; everywhere where none is named.</summary>
    public IEnumerable<string> Jurisdictions => state.Sheet.Jurisdictions;

    public bool IsPublic => state.Sheet.IsPublic;

    public string Source => state.Sheet.Source;

    /// <summary>Why it was withdrawn; null where it was not.</summary>
    public string? WithdrawnBecause => release.Events.OfType<ReleaseEvent.Withdrawn>().SingleOrDefault()?.Reason;

    public DateTime FiledAt => release.Events[0].At.UtcDateTime;

    public ReceiptStub Receipt => new(release.Events[0].Act);

    /// <summary>Of the withdrawal; null where it was not withdrawn.</summary>
    public ReceiptStub? WithdrawalReceipt => release.Events.OfType<ReleaseEvent.Withdrawn>().SingleOrDefault() is { } withdrawn ? new(withdrawn.Act) : null;

    DateOnly Today => DateOnly.FromDateTime(asOf.UtcDateTime);
}

/// <summary>A binding act on a release, just done or recalled.</summary>
[Public, Name("ModelReleaseAct")]
sealed class ReleaseActView(Guid release, Guid act)
{
    public async Task<ReleaseView?> Release(IResolveFieldContext context, [FromServices] ReleaseRegister register, [FromServices] Clock clock) =>
        await register.FindAsync(Viewer.Of(context), release, clock.Now(), context.CancellationToken) is { } seen ? new(seen, clock.Now()) : null;

    public ReceiptStub Receipt => new(act);
}
