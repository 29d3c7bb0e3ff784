using Collaborative.Domain.Applications;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class AppealingADecision
{
    [Fact]
    public void Is_possible_for_thirty_days()
    {
        AnApplication.Given(Refused).When(Appeal(Noon.AddDays(30).AddTicks(-1))).Then<ApplicationEvent.Appealed>();
        AnApplication.Given(Refused).When(Appeal(Noon.AddDays(30))).ThenRefused("appeal.too_late");
    }

    [Fact]
    public void Needs_grounds() => AnApplication.Given(Refused).When(Appeal(Noon) with { Grounds = "" }).ThenRefused("input.invalid");

    [Fact]
    public void Is_for_what_was_refused() => AnApplication.Given(Granted).When(Appeal(Noon)).ThenRefused("application.not_now");

    [Fact]
    public void Brings_a_new_decision_where_it_is_upheld()
    {
        var upheld = AnApplication.Given(Appealed).When(Rule(true)).Then<ApplicationEvent.AppealUpheld>();
        AnApplication.Given([.. Appealed, upheld]).When(new ApplicationCommand.Grant(Act(8), Secretary, AnAward, Noon)).Then<ApplicationEvent.Granted>();
    }

    [Fact]
    public void Ends_it_where_it_is_dismissed()
    {
        var dismissed = AnApplication.Given(Appealed).When(Rule(false)).Then<ApplicationEvent.AppealDismissed>();
        AnApplication.Given([.. Appealed, dismissed]).When(Appeal(Noon)).ThenRefused("application.over");
    }

    [Fact]
    public void Is_decided_with_reasons_by_someone_without_an_interest()
    {
        AnApplication.Given(Appealed).When(Rule(true) with { Reasons = "" }).ThenRefused("input.invalid");
        AnApplication.Given(Appealed).When(Rule(true) with { Institution = Lead.Institution }).ThenRefused("decision.own_interest");
    }

    [Fact]
    public void Of_a_revocation_is_possible_for_thirty_days_and_judged_by_somebody_else()
    {
        ApplicationEvent[] revoked = [.. Granted, new ApplicationEvent.Revoked(Act(8), Secretary, "Publish.", "Nothing was.", Noon)];
        AnApplication.Given(revoked).When(Appeal(Noon.AddDays(30))).ThenRefused("appeal.too_late");
        AnApplication.Given(revoked).When(Appeal(Noon) with { By = Other.Person }).ThenRefused("application.not_yours");
        var appealed = AnApplication.Given(revoked).When(Appeal(Noon.AddDays(30).AddTicks(-1))).Then<ApplicationEvent.Appealed>();
        Assert.Equal(new("award.revoked", "Publish.: Nothing was."), Assert.IsType<Application.Appealed>(After([.. revoked, appealed])).Ground);
        AnApplication.Given([.. revoked, appealed]).When(Rule(true)).ThenRefused("decision.own_decision");
        AnApplication.Given([.. revoked, appealed]).When(Rule(true) with { By = Another, Institution = Lead.Institution }).ThenRefused("decision.own_interest");

        var upheld = AnApplication.Given([.. revoked, appealed]).When(Rule(true) with { By = Another }).Then<ApplicationEvent.AppealUpheld>();
        Assert.Equal(AnAward.Lines, Assert.IsType<Application.Awarded>(After([.. revoked, appealed, upheld])).Award.Lines);
        var dismissed = AnApplication.Given([.. revoked, appealed]).When(Rule(false) with { By = Another }).Then<ApplicationEvent.AppealDismissed>();
        Assert.Equal(Ending.Revoked, Assert.IsType<Application.Ended>(After([.. revoked, appealed, dismissed])).Ending);
        AnApplication.Given([.. revoked, appealed, dismissed]).When(Appeal(Noon)).ThenRefused("application.over");
        var withdrawn = AnApplication.Given([.. revoked, appealed]).When(new ApplicationCommand.Withdraw(Act(9), Lead.Person, Noon)).Then<ApplicationEvent.Withdrawn>();
        Assert.Equal(Ending.Revoked, Assert.IsType<Application.Ended>(After([.. revoked, appealed, withdrawn])).Ending);
    }

    static readonly global::Collaborative.Domain.Calls.PersonId Another = new(Id(77));

    static ApplicationCommand.Appeal Appeal(DateTimeOffset now) => new(Act(6), Lead.Person, "Something is left.", now);

    static ApplicationCommand.DecideAppeal Rule(bool upheld) => new(Act(7), Secretary, House, upheld, "Because.", Noon);
}
