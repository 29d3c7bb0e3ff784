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

    static ApplicationCommand.Appeal Appeal(DateTimeOffset now) => new(Act(6), Lead.Person, "Something is left.", now);

    static ApplicationCommand.DecideAppeal Rule(bool upheld) => new(Act(7), Secretary, House, upheld, "Because.", Noon);
}
