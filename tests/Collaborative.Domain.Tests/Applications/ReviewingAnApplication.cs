using Collaborative.Domain.Applications;
using Collaborative.Domain.Reviews;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Applications;

public sealed class ReviewingAnApplication
{
    [Fact]
    public void Is_for_those_who_are_assigned()
    {
        AnApplication.Given([.. Submitted(Complete), Assigned]).When(Give(AReview)).Then<ApplicationEvent.ReviewGiven>();
        AnApplication.Given(Submitted(Complete)).When(Give(AReview)).ThenRefused("reviewer.not_assigned");
    }

    [Fact]
    public void Counts_criteria_by_their_weight() => Assert.Equal(new Fraction(10, 3), AReview.Mean(Panel));

    [Fact]
    public void Needs_a_score_with_a_reason_for_each_criterion()
    {
        Score[][] wrong =
        [
            [], [new("merit", 3, "Yes.")], [new("merit", 3, "Yes."), new("merit", 3, "Yes.")], [new("merit", 3, "Yes."), new("need", 6, "Yes.")],
            [new("merit", 3, "Yes."), new("need", -1, "Yes.")], [new("merit", 3, "Yes."), new("need", 1, " ")],
        ];
        Assert.All(wrong, scores => AnApplication.Given([.. Submitted(Complete), Assigned]).When(Give(AReview with { Scores = [.. scores] })).ThenRefused("review.incomplete"));
    }

    [Fact]
    public void Can_be_given_anew_until_the_decision()
    {
        var better = AReview with { Scores = [new("merit", 5, "Better."), new("need", 5, "All of it.")] };
        var given = AnApplication.Given(Reviewed).When(Give(better)).Then<ApplicationEvent.ReviewGiven>();
        Assert.Equal(better, Assert.Single(Application.DossierOf(After([.. Reviewed, given]))!.Reviews));
        AnApplication.Given(Granted).When(Give(better)).ThenRefused("application.not_now");
    }

    [Fact]
    public void Can_be_declined_with_a_reason_instead()
    {
        var declined = AnApplication.Given([.. Submitted(Complete), Assigned]).When(new ApplicationCommand.DeclineReview(Act(4), Other.Person, "We wrote a paper together.", Noon)).Then<ApplicationEvent.ReviewDeclined>();
        AnApplication.Given([.. Submitted(Complete), Assigned, declined]).When(Give(AReview) with { By = Other.Person }).ThenRefused("reviewer.not_assigned");
        AnApplication.Given(Reviewed).When(new ApplicationCommand.DeclineReview(Act(4), Expert.Person, "Late.", Noon)).ThenRefused("reviewer.not_assigned");
        AnApplication.Given(Reviewed).When(new ApplicationCommand.DeclineReview(Act(4), Other.Person, "", Noon)).ThenRefused("input.invalid");
    }

    [Fact]
    public void Is_never_given_to_someone_with_an_interest()
    {
        Reviewer[] partial =
        [
            Expert with { Person = Lead.Person }, Expert with { Institution = Lead.Institution }, Expert with { Interests = [Lead.Person.Value] }, Expert with { Interests = [Lead.Institution.Value] },
        ];
        Assert.All(partial, reviewer => AnApplication.Given(Submitted(Complete)).When(Assign(reviewer)).ThenRefused("reviewer.conflict"));
        AnApplication.Given(Submitted(Complete)).When(Assign(Expert, Expert)).ThenRefused("input.invalid");
    }

    [Fact]
    public void Keeps_its_seat_when_others_are_assigned()
    {
        var assigned = AnApplication.Given(Reviewed).When(Assign(Expert with { Person = new(Id(42)) })).Then<ApplicationEvent.ReviewersAssigned>();
        Assert.Equal([Expert.Person, new(Id(42))], assigned.Seats.Select(s => s.Reviewer));
        Assert.NotNull(assigned.Seats[0].Review);
    }

    static ApplicationCommand.Review Give(Review review) => new(Act(4), review.Reviewer, review.Scores, review.Comment, Panel, Noon);

    static ApplicationCommand.AssignReviewers Assign(params Reviewer[] reviewers) => new(Act(3), Secretary, [.. reviewers], Noon);
}
