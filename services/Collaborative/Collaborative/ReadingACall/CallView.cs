using System.Text;
using Collaborative.Domain.Awards;
using Collaborative.Domain.Calls;
using GraphQL;

namespace Collaborative.ReadingACall;

/// <summary>Where a call stands.</summary>
public enum CallStatus
{
    Announced,
    Open,
    Closed,
    Decided,
    Withdrawn,
}

[Public, Name("Call")]
sealed class CallView(Guid id, IReadOnlyList<CallEvent> events, DateTimeOffset now)
{
    readonly Call call = events.Aggregate(Call.Initial, Domain.Calls.Call.Evolve);

    internal Guid Key => id;

    internal Call State => call;

    internal CallTerms Terms => call switch
    {
        Domain.Calls.Call.Published s  => s.Terms,
        Domain.Calls.Call.Decided s    => s.Terms,
        Domain.Calls.Call.Withdrawn s  => s.Terms,
        _                              => throw new System.Diagnostics.UnreachableException(),
    };

    internal CallEvent.Decided? Decided => events.OfType<CallEvent.Decided>().SingleOrDefault();

    internal ImmutableArray<Left> Remainder => call switch
    {
        Domain.Calls.Call.Published s  => Publishing.Remainder(s.Terms, s.Taken),
        Domain.Calls.Call.Decided s    => Publishing.Remainder(s.Terms, s.Taken),
        _                              => [],
    };

    [Id]
    public string Id => id.ToString("D");

    public string Title => Terms.Title;

    public string Purpose => Terms.Purpose;

    public CallKind Kind => Terms.Kind;

    public CallStatus Status => call switch
    {
        Domain.Calls.Call.Decided                                    => CallStatus.Decided,
        Domain.Calls.Call.Withdrawn                                  => CallStatus.Withdrawn,
        _ when now < Terms.Window.From                               => CallStatus.Announced,
        _ when now < Terms.Window.To                                 => CallStatus.Open,
        _                                                            => CallStatus.Closed,
    };

    public DateTime Opens => Terms.Window.From.UtcDateTime;

    public DateTime Closes => Terms.Window.To.UtcDateTime;

    public DateTime UseFrom => Terms.Use.From.UtcDateTime;

    public DateTime UseTo => Terms.Use.To.UtcDateTime;

    /// <summary>What of each share it may award, and what is left of that.</summary>
    public IEnumerable<OfferView> Offers => Terms.Offers.Select((o, i) => new OfferView(o, Remainder is { IsEmpty: false } left ? left[i].Time.Value : 0));

    public IEnumerable<string> Models => Terms.Models.Select(m => m.Name);

    /// <summary>Who and what is eligible, each rule as a sentence.</summary>
    public IEnumerable<string> Rules => Terms.Rules.Select(r => r.Sentence);

    public ReviewerPool Reviewers => Terms.Reviewers;

    public IEnumerable<CallCriterionView> Criteria => Terms.Criteria.Select(c => new CallCriterionView(c));

    public int ReviewsEach => Terms.ReviewsEach;

    public CallDrawView? Draw => Terms.Draw is { } draw ? new(draw, Terms.Tiers) : null;

    public CallDecisionView? Decision => Decided is { } decided ? new(decided) : null;

    public string? WithdrawnBecause => (call as Domain.Calls.Call.Withdrawn)?.Reason;

    /// <summary>Of its publication.</summary>
    public ReceiptStub Receipt => new(events[0].Act.Value);

    /// <summary>What was done with the call itself, the first first; its awards stand with the applications.</summary>
    public IEnumerable<CallHistoryView> Steps => events.SelectMany(CallHistoryView.Of);
}

/// <summary>What was done with a call.</summary>
public enum CallStep
{
    Published,
    Extended,
    Decided,
    Withdrawn,
}

/// <param name="Closes">To when it was extended.</param>
[Public, Name("CallHistory")]
sealed record CallHistoryView(CallStep Step, DateTime At, DateTime? Closes, ReceiptStub Receipt)
{
    internal static IEnumerable<CallHistoryView> Of(CallEvent happened) => happened switch
    {
        CallEvent.Published     => [Of(CallStep.Published, happened)],
        CallEvent.Extended e    => [Of(CallStep.Extended, happened) with { Closes = e.To.UtcDateTime }],
        CallEvent.Decided       => [Of(CallStep.Decided, happened)],
        CallEvent.Withdrawn     => [Of(CallStep.Withdrawn, happened)],
        _                       => [],
    };

    static CallHistoryView Of(CallStep step, CallEvent happened) => new(step, happened.At.UtcDateTime, null, new(happened.Act.Value));
}

[Public, Name("CallOffer")]
sealed class OfferView(Left offer, long left)
{
    public OrganizationStub Member => new(offer.Share.Value);

    public string Model => offer.Model.Name;

    public long GpuSeconds => offer.Time.Value;

    public long LeftGpuSeconds => left;
}

[Public, Name("CallCriterion")]
sealed class CallCriterionView(Criterion criterion)
{
    public string Key => criterion.Key;

    public string Question => criterion.Question;

    public int Weight => criterion.Weight;
}

[Public, Name("CallDraw")]
sealed class CallDrawView(DrawPlan draw, Tiers? tiers)
{
    /// <summary>SHA-256 of the seed, published before applications came in.</summary>
    public string Commitment => draw.Commitment;

    /// <summary>Which public value is mixed in.</summary>
    public string Beacon => draw.Beacon;

    public DateTime BeaconAt => draw.BeaconAt.UtcDateTime;

    public string? Best => tiers?.Best.ToString();

    public string? Last => tiers?.Last.ToString();
}

/// <summary>How a call was decided, with all that is needed to decide it again.</summary>
[Public, Name("CallDecision")]
sealed class CallDecisionView(CallEvent.Decided decided)
{
    public string Seed => decided.Docket.Seed;

    public string Beacon => decided.Docket.Beacon;

    /// <summary>All that it was decided on, as canonical JSON.</summary>
    public string Docket => Encoding.UTF8.GetString(decided.Docket.Write());

    /// <summary>The docket with what was decided on it, as canonical JSON: what <c>recompute</c> decides again and compares.</summary>
    public string Record => Encoding.UTF8.GetString(CallRecord.Of(decided.Docket, decided.Ranking));

    /// <summary>SHA-256 of the docket; it stands in the record that the receipt is for.</summary>
    public string Digest => decided.Docket.Digest();

    public IEnumerable<RankedView> Ranking => decided.Ranking.Select((r, i) => new RankedView(r, i + 1));

    public DateTime At => decided.At.UtcDateTime;

    public ReceiptStub Receipt => new(decided.Act.Value);
}

[Public, Name("RankedApplication")]
sealed class RankedView(Ranked ranked, int place)
{
    [Id]
    public string ApplicationId => ranked.Application.Value.ToString("D");

    public int Place => place;

    /// <summary>How much better than the average of those that it is compared with; an exact fraction.</summary>
    public string Merit => ranked.Merit.ToString();

    public Tier Tier => ranked.Tier;

    public string Ticket => ranked.Ticket;

    /// <summary>Why the panel put it here.</summary>
    public string? Moved => ranked.Moved;

    public IEnumerable<AwardLineView> Lines => ranked.Verdict.Lines.Select(l => new AwardLineView(l));

    public string? GroundCode => ranked.Verdict.Ground?.Code;

    public string? Ground => ranked.Verdict.Ground?.Sentence;
}

[Public, Name("AwardLine")]
sealed class AwardLineView(AwardLine line)
{
    public string Model => line.Model.Name;

    public long GpuSeconds => line.Time.Value;
}
