using Collaborative.Domain.Applications;
using Collaborative.Domain.Awards;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class UsingAnAward
{
    const string Why = "The cluster was down for a week.";

    [Fact]
    public void Is_of_no_more_than_was_asked_for()
    {
        AnApplication.Given(Submitted(Complete)).When(Grant(AnAward with { Lines = [new(H100, Hours(801))] })).ThenRefused("award.not_asked");
        AnApplication.Given(Submitted(Complete)).When(Grant(AnAward with { Lines = [new(new("T4"), Hours(1))] })).ThenRefused("award.not_asked");
        AnApplication.Given(Submitted(Complete)).When(Grant(AnAward with { Lines = [] })).ThenRefused("award.not_asked");
        AnApplication.Given(Submitted(Complete)).When(Grant(AnAward with { Use = new(Use.To, Use.From) })).ThenRefused("award.not_asked");
        AnApplication.Given(Submitted(Complete)).When(Grant(AnAward)).Then<ApplicationEvent.Granted>();
    }

    [Fact]
    public void Can_be_extended()
    {
        var to = AnAward.Use.To.AddDays(7);
        Assert.Equal(to, Changed(new Change.Extension(to, Why)).Award.Use.To);
        Refuse(new Change.Extension(AnAward.Use.To, Why));
        Refuse(new Change.Extension(AnAward.Use.To.AddDays(367), Why));
    }

    [Fact]
    public void Is_as_it_was_when_the_charge_of_a_failed_run_is_given_back()
    {
        var after = Changed(new Change.RefundOfARun(new(Guid.NewGuid()), H100, new(60), Why)).Award;
        Assert.Equal(AnAward.Lines, after.Lines);
        Assert.Equal((AnAward.Use, null), (after.Use, after.Pending));
        Refuse(new Change.RefundOfARun(new(Guid.NewGuid()), H100, default, Why));
    }

    [Fact]
    public void Can_be_exchanged_for_time_of_another_model_rounded_down_as_the_books_do()
    {
        var exchanged = Changed(new Change.ExchangeOfModels(H100, A100, new(100), Why), new(17, 3)).Award;
        Assert.Equal([new(H100, new((800 * 3600) - 100)), new AwardLine(A100, new(566))], exchanged.Lines);
        Assert.Equal([new AwardLine(A100, Hours(1600))], Changed(new Change.ExchangeOfModels(H100, A100, Hours(800), Why), new(2, 1)).Award.Lines);
        Refuse(new Change.ExchangeOfModels(H100, A100, Hours(801), Why));
        Refuse(new Change.ExchangeOfModels(H100, H100, Hours(1), Why));
        Refuse(new Change.ExchangeOfModels(H100, A100, default, Why));

        var asked = Asked(new Change.ExchangeOfModels(H100, A100, new(1), Why));
        AnApplication.Given(asked).When(Decide(true, null)).ThenRefused("exchange.no_rate");
        AnApplication.Given(asked).When(Decide(true, new(1, 2))).ThenRefused("exchange.out_of_range");
        AnApplication.Given(asked).When(Decide(true, null) with { Rates = Of(new(1, 1), Noon.AddTicks(1)) }).ThenRefused("exchange.no_rate");
    }

    [Fact]
    public void Can_be_transferred_to_a_colleague()
    {
        var colleague = Lead with { Person = new(Id(25)) };
        var after = Changed(new Change.TransferToAColleague(colleague, Why));
        Assert.Equal(colleague, after.Dossier.Lead);
        Assert.Equal([Lead], after.Dossier.Form.With);
        Refuse(new Change.TransferToAColleague(Lead, Why));
        Refuse(new Change.TransferToAColleague(Colleague, Why));
    }

    [Fact]
    public void Waits_for_one_change_at_a_time()
    {
        AnApplication.Given(Asked(new Change.Extension(AnAward.Use.To.AddDays(7), Why))).When(Request(new Change.Extension(AnAward.Use.To.AddDays(8), Why))).ThenRefused("change.pending");
        AnApplication.Given(Granted).When(Decide(true, null)).ThenRefused("change.impossible");
    }

    [Fact]
    public void Stays_as_it_is_where_the_change_is_denied()
    {
        var asked = Asked(new Change.Extension(AnAward.Use.To.AddDays(7), Why));
        var denied = AnApplication.Given(asked).When(Decide(false, null)).Then<ApplicationEvent.ChangeDenied>();
        Assert.Equal(After(Granted) is Application.Awarded { Award: var before } ? before.Use : default, Assert.IsType<Application.Awarded>(After([.. asked, denied])).Award.Use);
    }

    [Fact]
    public void Needs_a_justification_and_reasons_from_someone_without_an_interest()
    {
        AnApplication.Given(Granted).When(Request(new Change.Extension(AnAward.Use.To.AddDays(7), ""))).ThenRefused("input.invalid");
        var asked = Asked(new Change.Extension(AnAward.Use.To.AddDays(7), Why));
        AnApplication.Given(asked).When(Decide(true, null) with { Reasons = "" }).ThenRefused("input.invalid");
        AnApplication.Given(asked).When(Decide(true, null) with { Institution = Lead.Institution }).ThenRefused("decision.own_interest");
    }

    [Fact]
    public void Is_used_longer_or_exchanged_only_until_its_end()
    {
        var late = AnAward.Use.To;
        AnApplication.Given(Granted).When(Request(new Change.Extension(late.AddDays(7), Why)) with { Now = late }).ThenRefused("change.impossible");
        AnApplication.Given(Granted).When(Request(new Change.ExchangeOfModels(H100, A100, new(100), Why)) with { Now = late }).ThenRefused("change.impossible");
        AnApplication.Given(Granted).When(Request(new Change.TransferToAColleague(Lead with { Person = new(Id(25)) }, Why)) with { Now = late }).Then<ApplicationEvent.ChangeRequested>();
        var asked = Asked(new Change.Extension(late.AddDays(7), Why));
        AnApplication.Given(asked).When(Decide(true, null) with { Now = late }).ThenRefused("change.impossible");
        AnApplication.Given(asked).When(Decide(false, null) with { Now = late }).Then<ApplicationEvent.ChangeDenied>();
    }

    [Fact]
    public void Is_revoked_for_a_condition_of_its_own_or_for_its_use()
    {
        ApplicationEvent[] granted = [.. Submitted(Complete), new ApplicationEvent.Granted(Act(5), Secretary, AnAward with { Conditions = ["Nothing leaves the house."] }, Noon)];
        AnApplication.Given(granted).When(Revoke("Something else.")).ThenRefused("award.no_such_condition");
        AnApplication.Given(granted).When(Revoke(null) with { Reasons = " " }).ThenRefused("input.invalid");
        AnApplication.Given(granted).When(Revoke(null) with { Institution = Lead.Institution }).ThenRefused("decision.own_interest");
        AnApplication.Given(granted).When(Revoke(null)).Then<ApplicationEvent.Revoked>();
        var revoked = AnApplication.Given(granted).When(Revoke("Nothing leaves the house.")).Then<ApplicationEvent.Revoked>();
        var over = Assert.IsType<Application.Ended>(After([.. granted, revoked]));
        Assert.Equal((Ending.Revoked, AnAward.Use), (over.Ending, over.Award!.Use));
        AnApplication.Given([.. granted, revoked]).When(Revoke(null)).ThenRefused("application.over");
        AnApplication.Given(Submitted(Complete)).When(Revoke(null)).ThenRefused("application.not_now");
    }

    [Fact]
    public void Ends_with_the_final_report()
    {
        Assert.Equal(AnAward.Use.To.AddDays(90), AnAward.ReportDue);
        AnApplication.Given(Granted).When(Report(AnAward.Use.From.AddTicks(-1))).ThenRefused("application.not_now");
        AnApplication.Given(Granted).When(Report(AnAward.Use.To) with { Text = "" }).ThenRefused("input.invalid");
        var reported = AnApplication.Given(Granted).When(Report(AnAward.Use.To)).Then<ApplicationEvent.Reported>();
        Assert.Equal(Ending.Reported, Assert.IsType<Application.Ended>(After([.. Granted, reported])).Ending);
    }

    static Application.Awarded Changed(Change change, Fraction? rate = null)
    {
        var asked = Asked(change);
        return Assert.IsType<Application.Awarded>(After([.. asked, AnApplication.Given(asked).When(Decide(true, rate)).Then<ApplicationEvent.ChangeGranted>()]));
    }

    static ApplicationEvent[] Asked(Change change) => [.. Granted, AnApplication.Given(Granted).When(Request(change)).Then<ApplicationEvent.ChangeRequested>()];

    static void Refuse(Change change) => AnApplication.Given(Granted).When(Request(change)).ThenRefused("change.impossible");

    static ApplicationCommand.Grant Grant(Award award) => new(Act(5), Secretary, award, Noon);

    static ApplicationCommand.RequestChange Request(Change change) => new(Act(6), Lead.Person, change, Noon);

    static ApplicationCommand.DecideChange Decide(bool granted, Fraction? rate) => new(Act(7), Secretary, House, granted, "Because.", rate is { } of ? Of(of, Noon) : Rates.None, Noon);

    static Rates Of(Fraction rate, DateTimeOffset from) => Rates.None.With(from, H100, rate)!.With(from, A100, Fraction.One)!;

    static ApplicationCommand.Revoke Revoke(string? condition) => new(Act(8), Secretary, House, condition, "Weights were sent away.", Noon);

    static ApplicationCommand.Report Report(DateTimeOffset now) => new(Act(8), Lead.Person, "Refusals hold.", now);
}
