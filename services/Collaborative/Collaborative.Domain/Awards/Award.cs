using System.Text.Json.Serialization;
using Collaborative.Domain.Accounts;
using Collaborative.Domain.Calls;

namespace Collaborative.Domain.Awards;

/// <summary>Awarded time of one model.</summary>
public sealed record AwardLine(AcceleratorModel Model, GpuSeconds Time);

/// <summary>What was awarded, and what is asked in return.</summary>
/// <param name="Share">The member state whose share it is taken from.</param>
/// <param name="Use">When it may be used.</param>
/// <param name="Conditions">Under which it may be used.</param>
/// <param name="Pending">The change that is asked for and not decided.</param>
public sealed record Award(MemberId Share, ImmutableArray<AwardLine> Lines, Period Use, ImmutableArray<string> Conditions, Change? Pending = null)
{
    /// <summary>By when the final report has to be there; whoever leads gets no new award after it.</summary>
    [JsonIgnore]
    public DateTimeOffset ReportDue => Use.To + CallTerms.ToReport;

    internal Award Asking(Change change) => this with { Pending = change };
}
