using Collaborative.Domain.Affiliations;
using static Collaborative.Domain.Tests.Applications.Sample;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Affiliations;

public sealed class AffiliatingAnInstitution
{
    static readonly AffiliationEvent OfKenya = new AffiliationEvent.Affiliated(Act(1), Secretary, Kenya, Noon);

    static Scenario<Affiliation, AffiliationCommand, AffiliationEvent, AffiliationRefusal> AnAffiliation => new(Affiliation.Initial, Affiliation.Evolve, Affiliation.Decide);

    [Fact]
    public void Gives_it_one_member_state()
    {
        AnAffiliation.When(Affiliate()).Then<AffiliationEvent.Affiliated>();
        AnAffiliation.Given(OfKenya).When(Affiliate()).ThenNothing();
        Assert.Equal(Norway, AnAffiliation.Given(OfKenya).When(Affiliate() with { Member = Norway }).Then<AffiliationEvent.Affiliated>().Member);
    }

    [Fact]
    public void Can_be_ended()
    {
        var end = new AffiliationCommand.End(Act(2), Secretary, Noon);
        AnAffiliation.When(end).ThenNothing();
        Assert.Null(Affiliation.Evolve(new(Kenya), AnAffiliation.Given(OfKenya).When(end).Then<AffiliationEvent.Ended>()).Member);
    }

    static AffiliationCommand.Affiliate Affiliate() => new(Act(1), Secretary, Kenya, Noon);
}
