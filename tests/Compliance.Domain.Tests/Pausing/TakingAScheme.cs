using Compliance.Domain.Pausing;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Pausing;

public sealed class TakingAScheme
{
    [Fact]
    public void Says_which_scheme_holds_at_any_instant()
    {
        var first = After(Adherence.Initial, Take("voluntary", Party.Developer, Noon));
        var second = After(first, Take("law", Party.Authority, Noon.AddDays(30)));

        Assert.Null(second.At(Noon.AddSeconds(-1)));
        Assert.Equal("voluntary", second.At(Noon.AddDays(29))!.Id);
        Assert.Equal("law", second.At(Noon.AddDays(30))!.Id);
    }

    [Fact]
    public void Is_for_who_may_and_never_backdated()
    {
        var held = After(Adherence.Initial, Take("voluntary", Party.Developer, Noon));
        Assert.Equal("scheme.not_yours", Refused(held, Take("law", Party.Developer, Noon.AddDays(1))));
        Assert.Equal("scheme.not_yours", Refused(held, Take("voluntary", Party.Peer, Noon.AddDays(1))));
        Assert.Equal("scheme.backdated", Refused(held, Take("law", Party.Authority, Noon)));
        Assert.Equal("scheme.backdated", Refused(Adherence.Initial, Take("law", Party.Authority, Noon.AddSeconds(-1))));
        Assert.Equal("scheme.held", Refused(held, Take("voluntary", Party.Authority, Noon.AddDays(1))));
    }

    static AdherenceCommand.Take Take(string scheme, Party party, DateTimeOffset since) => new(Act(1), Schemes[scheme], party, since, Person, Noon);

    static Adherence After(Adherence state, AdherenceCommand command) => Adherence.Evolve(state, Assert.Single(Assert.IsType<Decision<AdherenceEvent, AdherenceRefusal>.Accepted>(Adherence.Decide(state, command)).Events));

    static string Refused(Adherence state, AdherenceCommand command) => Assert.IsType<Decision<AdherenceEvent, AdherenceRefusal>.Refused>(Adherence.Decide(state, command)).Reason.Code;
}
