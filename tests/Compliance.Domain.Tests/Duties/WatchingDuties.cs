using Compliance.Domain.Findings;
using Compliance.Domain.Incidents;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Duties;

public sealed class WatchingDuties
{
    static readonly DutyPolicy Policy = DutyPolicy.Read(Documents("duty-policies/").Single());
    static readonly Filing Report = new("eu-ai-act", "incident-5-days"), Other = new("california-sb-53", "incident-15-days");
    static readonly DateTimeOffset End = Noon.AddDays(400);

    [Fact]
    public void Reminds_before_and_misses_at_the_due_date()
    {
        var events = Looked([Asked(Report, Noon, Noon.AddDays(8))], Noon, Noon.AddDays(1), Noon.AddDays(7.9), Noon.AddDays(9));
        Assert.Equal(
            [(Noon.AddDays(1), "7 Days"), (Noon.AddDays(7), "1 Days"), (Noon.AddDays(8).AddHours(-6), "6 Hours")],
            events.OfType<DutyEvent.Reminded>().Select(r => (r.Moment, $"{r.Lead.Amount} {r.Lead.Unit}")));
        Assert.Equal(Noon.AddDays(8), Assert.Single(events.OfType<DutyEvent.Missed>()).At);
    }

    /// <summary>Whenever somebody looks, once or a hundred times: what happens by itself is the same, each once, and in the order of its moments.</summary>
    [Fact]
    public void Is_the_same_however_often_somebody_looks() => Gen.Select(AnyDuty(Report), AnyDuty(Other), Gen.Int[0, 400 * 24].Array[0, 30]).Sample((one, two, looks) =>
    {
        ImmutableList<AskedDuty> asked = [one, two];
        var often = Looked(asked, [.. looks.Order().Select(h => Noon.AddHours(h)), End]);
        var once = Looked(asked, End);
        foreach (var filing in new[] { Report, Other })
            Assert.Equal(Moments(once, filing), Moments(often, filing));
        Assert.Equal(Moments(once, filing: null), Moments(once, filing: null).OrderBy(m => m.At));
        foreach (var duty in asked)
        {
            var missed = once.OfType<DutyEvent.Missed>().Where(e => e.Filing == duty.Filing).ToList();
            var inTime = duty.Filed is { } filed && filed.At < duty.Due.Latest;
            Assert.Equal(duty.Certainty == Certainty.Certainly && !inTime ? [(duty.Finding, duty.Due.Latest)] : [], missed.Select(m => (m.Finding, m.At)));
            Assert.Equal(duty.Filed is null ? [] : [missed.Count == 0 ? null : (Guid?)duty.Finding], once.OfType<DutyEvent.Filed>().Where(e => e.Filing == duty.Filing).Select(f => f.Finding));
            Assert.All(once.OfType<DutyEvent.Reminded>().Where(e => e.Filing == duty.Filing), r => Assert.True(r.Moment > duty.Since && r.Moment < duty.Due.Latest && !(duty.Filed?.At < r.Moment)));
        }
    });

    [Fact]
    public void Of_what_may_apply_reminds_and_misses_nothing_until_it_is_certain()
    {
        var possible = Asked(Report, Noon, Noon.AddDays(3)) with { Certainty = Certainty.Possibly };
        var state = After(DutyDocket.Initial, [possible], Noon.AddDays(5), out var events);
        Assert.Empty(events.OfType<DutyEvent.Missed>());
        Assert.Equal(2, events.OfType<DutyEvent.Reminded>().Count());
        After(state, [possible with { Certainty = Certainty.Certainly }], Noon.AddDays(9), out var later);
        Assert.Equal(Noon.AddDays(3), Assert.Single(later.OfType<DutyEvent.Missed>()).At);
    }

    [Fact]
    public void Lets_go_of_what_is_not_asked_any_more_and_moves_with_its_due_date()
    {
        var state = After(DutyDocket.Initial, [Asked(Report, Noon, Noon.AddDays(3))], Noon, out _);
        var moved = After(state, [Asked(Report, Noon, Noon.AddDays(30))], Noon.AddDays(4), out var events);
        Assert.Empty(events.OfType<DutyEvent.Missed>());
        Assert.Equal(Noon.AddDays(23), moved.NextAfter(Noon.AddDays(4), Policy));
        var lifted = After(moved, [], Noon.AddDays(90), out var last);
        Assert.IsType<DutyEvent.Lifted>(Assert.Single(last));
        Assert.Null(lifted.NextAfter(Noon, Policy));
    }

    /// <summary>A regime asks sooner in its next version: reminders for moments before that version was published do not go.</summary>
    [Fact]
    public void Reminds_of_what_is_asked_otherwise_from_when_it_is_asked_so()
    {
        var state = After(DutyDocket.Initial, [Asked(Report, Noon, Noon.AddDays(100))], Noon, out _);
        var (published, due) = (Noon.AddDays(20), Noon.AddDays(22));
        var sooner = After(state, [Asked(Report, published, due)], published, out var events);
        Assert.Equal(published, Assert.IsType<DutyEvent.Taken>(Assert.Single(events)).Since);   // seven days ahead was before anybody was asked
        Assert.Equal(published, sooner.Duties[Report].Since);
        Assert.Equal(due.AddDays(-1), sooner.NextAfter(published, Policy));
        After(sooner, [Asked(Report, published, due)], due, out var later);
        Assert.Equal([due.AddDays(-1), due.AddHours(-6)], later.OfType<DutyEvent.Reminded>().Select(r => r.Moment));
    }

    [Fact]
    public void Takes_a_filing_once_and_names_the_finding_that_it_comes_after()
    {
        var state = After(DutyDocket.Initial, [Asked(Report, Noon, Noon.AddDays(1))], Noon.AddDays(2), out _);
        Assert.Equal("duty.wordless", Refused(state, File(Report, "")));
        Assert.Equal("duty.not_due", Refused(state, File(Report, "1", isAsked: false)));
        var filed = Assert.IsType<DutyEvent.Filed>(Accepted(DutyDocket.Decide(state, File(Report, "AIO-1"))).Single());
        Assert.Equal(FindingOf(Report), filed.Finding);
        Assert.Equal("duty.already_filed", Refused(DutyDocket.Evolve(state, filed), File(Report, "AIO-1")));
        Assert.Throws<CorruptStreamException>(() => DutyDocket.Evolve(DutyDocket.Initial, new DutyEvent.Missed(Act(1), Report, Act(2), Noon)));
    }

    [Theory]
    [InlineData("""{"amount":1,"unit":"Months"}""", "some hours or days")]
    [InlineData("""{"amount":168,"unit":"Hours"}""", "at the same time")]
    public void A_policy_that_contradicts_itself_is_none(string reminder, string why)
    {
        var document = Documents("duty-policies/").Single().Replace("""{ "amount": 6, "unit": "Hours" }""", reminder, StringComparison.Ordinal);
        Assert.Contains(why, Assert.Throws<FormatException>(() => DutyPolicy.Read(document)).Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Major, Policy.RuleOf(DutyPhase.UponIncident).Severity);
    }

    static Gen<AskedDuty> AnyDuty(Filing filing) => Gen.Select(Gen.Int[0, 100 * 24], Gen.Int[0, 300 * 24], Gen.Int[0, 100], Gen.Int[0, 399 * 24], Gen.Int[0, 3], (since, term, disputed, filed, kind) =>
        new AskedDuty(
            filing, new(Noon.AddHours(since + term), Noon.AddHours(since + term + disputed)), kind == 0 ? Certainty.Possibly : Certainty.Certainly, Noon.AddHours(since), FindingOf(filing),
            kind > 1 && filed > since ? new(Act(77), "AIO-1", Person, Noon.AddHours(filed)) : null)).Where(d => d.Filed is null || d.Filed.At > d.Since);

    // The world as it is at the instant of the look: what is filed later is not known yet.
    static List<DutyEvent> Looked(ImmutableList<AskedDuty> asked, params DateTimeOffset[] at)
    {
        var (state, all) = (DutyDocket.Initial, new List<DutyEvent>());
        foreach (var now in at)
        {
            state = After(state, [.. asked.Where(a => a.Since <= now).Select(a => a.Filed?.At > now ? a with { Filed = null } : a)], now, out var events);
            all.AddRange(events);
        }
        return all;
    }

    static DutyDocket After(DutyDocket state, ImmutableList<AskedDuty> asked, DateTimeOffset now, out List<DutyEvent> events)
    {
        events = [];
        while (Accepted(DutyDocket.Decide(state, new DutyCommand.Look(Act(1), asked, Policy, now))) is [var next])
        {
            events.Add(next);
            state = DutyDocket.Evolve(state, next);
        }
        return state;
    }

    static List<(Filing Filing, string What, DateTimeOffset At)> Moments(List<DutyEvent> events, Filing? filing) =>
    [
        .. events.Where(e => e is DutyEvent.Reminded or DutyEvent.Missed or DutyEvent.Filed && (filing is null || e.Filing == filing))
            .Where(e => filing is null || e.Filing == filing).Select(e => (e.Filing, e.GetType().Name, e is DutyEvent.Reminded r ? r.Moment : e.At)),
    ];

    static AskedDuty Asked(Filing filing, DateTimeOffset since, DateTimeOffset due) => new(filing, new(due, due), Certainty.Certainly, since, FindingOf(filing));

    static Guid FindingOf(Filing filing) => Act(filing.Duty.Length);

    static DutyCommand.File File(Filing filing, string reference, bool isAsked = true) => new(Act(3), filing, reference, isAsked, Person, Noon);

    static ImmutableArray<DutyEvent> Accepted(Decision<DutyEvent, DutyRefusal> decision) => Assert.IsType<Decision<DutyEvent, DutyRefusal>.Accepted>(decision).Events;

    static string Refused(DutyDocket state, DutyCommand command) => Assert.IsType<Decision<DutyEvent, DutyRefusal>.Refused>(DutyDocket.Decide(state, command)).Reason.Code;
}
