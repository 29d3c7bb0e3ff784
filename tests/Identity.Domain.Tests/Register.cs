using Identity.Domain.Delegations;
using Identity.Domain.Organizations;
using Identity.Domain.People;

namespace Identity.Domain.Tests;

/// <summary>Given these events, when this is asked of an organization, then that follows; and the people and instants of all examples.</summary>
sealed class Register
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly PersonId Representative = new(new("0197b3a0-0000-7000-8000-000000000001"));
    public static readonly PersonId Stranger = new(new("0197b3a0-0000-7000-8000-000000000002"));
    public static readonly PersonId Secretariat = new(new("0197b3a0-0000-7000-8000-000000000003"));
    public static readonly DelegationId First = new(new("0197b3a0-0000-7000-8000-0000000000d1"));
    public static readonly DelegationId Second = new(new("0197b3a0-0000-7000-8000-0000000000d2"));

    public static readonly Profile Norway = new(
        OrganizationKind.MemberState, "NO", new("Norway", "Norvège", "Noruega", "Норвегия", "النرويج", "挪威"), "Europe", ["NOR", "578"]);
    public static readonly Profile Laboratory = Norway with { Kind = OrganizationKind.Developer, Code = null, Region = null };

    public static readonly OrganizationEvent Registered = new OrganizationEvent.Registered(Norway);
    public static readonly OrganizationEvent Appointed = new OrganizationEvent.PersonAppointed(Representative, "Delegate, Norway", [Role.Delegate]);
    public static readonly OrganizationEvent Granted =
        new OrganizationEvent.DelegationGranted(First, Representative, [Power.Speak, Power.Vote], Noon, Noon.AddDays(10), Secretariat, Noon);
    public static readonly PersonId Alternate = new(new("0197b3a0-0000-7000-8000-000000000004"));
    public static readonly SubstitutionId StandIn = new(new("0197b3a0-0000-7000-8000-0000000000e1"));
    public static readonly OrganizationEvent AlternateAppointed = new OrganizationEvent.PersonAppointed(Alternate, "Alternate delegate, Norway", [Role.Delegate]);
    public static readonly OrganizationEvent Named = new OrganizationEvent.SubstituteNamed(
        StandIn, First, Alternate, [Power.Vote], Noon.AddDays(2), Noon.AddDays(4), Representative, Noon);
    public static readonly OrganizationEvent Revoked = new OrganizationEvent.DelegationRevoked(First, "Recalled", Secretariat, Noon.AddDays(1));

    public static readonly ActId Act = new(new("0197b3a0-0000-7000-8000-0000000000a1"));
    public static readonly LinkId FirstLink = new(new("0197b3a0-0000-7000-8000-0000000000f1"));
    public static readonly OrganizationEvent Closed = new OrganizationEvent.AccountClosed(Representative, "On leave", Secretariat, Act, Noon);
    public static readonly OrganizationEvent Issued =
        new OrganizationEvent.LinkIssued(FirstLink, Representative, LinkKind.Invitation, Noon.AddDays(7), Secretariat, Act, Noon);

    Organization state = Organization.Initial;
    Decision<OrganizationEvent, OrganizationRefusal> decision = Decision<OrganizationEvent, OrganizationRefusal>.Nothing;

    public static Register Given(params OrganizationEvent[] events) => new() { state = events.Aggregate(Organization.Initial, Organization.Evolve) };

    /// <summary>A grant that nothing speaks against, to be altered by each example.</summary>
    public static OrganizationCommand.GrantDelegation Grant { get; } =
        new(Second, Representative, [Power.Speak, Power.Vote], Noon.AddDays(20), Noon.AddDays(30), Secretariat, Noon);

    public static OrganizationCommand.RevokeDelegation Revoke { get; } = new(First, "Recalled", Secretariat, Noon.AddDays(1));

    /// <summary>A substitution that nothing speaks against, to be altered by each example.</summary>
    public static OrganizationCommand.NameSubstitute Name { get; } =
        new(new(new("0197b3a0-0000-7000-8000-0000000000e2")), First, Alternate, [Power.Vote], Noon.AddDays(5), Noon.AddDays(7), Representative, Noon);

    public static OrganizationCommand.EndAppointment End { get; } = new(Representative, "Recalled", Secretariat, Act, Noon.AddDays(1));

    public static OrganizationCommand.CloseAccount Close { get; } = new(Representative, "On leave", Secretariat, Act, Noon);

    public static OrganizationCommand.IssueLink Issue { get; } =
        new(new(new("0197b3a0-0000-7000-8000-0000000000f2")), Representative, IsFirst: false, Noon.AddDays(7), Secretariat, Act, Noon);

    public static OrganizationCommand.UseLink Use { get; } = new(FirstLink, Representative, Noon.AddDays(1));

    public Register When(OrganizationCommand command)
    {
        decision = Organization.Decide(state, command);
        return this;
    }

    public T Then<T>() where T : OrganizationEvent =>
        Assert.IsType<T>(Assert.Single(Assert.IsType<Decision<OrganizationEvent, OrganizationRefusal>.Accepted>(decision).Events));

    public ImmutableArray<OrganizationEvent> ThenAll() => Assert.IsType<Decision<OrganizationEvent, OrganizationRefusal>.Accepted>(decision).Events;

    public void ThenNothing() => Assert.Empty(Assert.IsType<Decision<OrganizationEvent, OrganizationRefusal>.Accepted>(decision).Events);

    public void ThenRefused(string code)
    {
        var reason = Assert.IsType<Decision<OrganizationEvent, OrganizationRefusal>.Refused>(decision).Reason;
        Assert.Equal(code, reason.Code);
        Assert.EndsWith(".", reason.Message, StringComparison.Ordinal);
    }
}
