using Identity.Domain.Organizations;
using Identity.Domain.People;
using static Identity.Domain.Tests.Register;

namespace Identity.Domain.Tests.Organizations;

/// <summary>Every command has an answer in every state, and only these events can follow.</summary>
public sealed class EveryPair
{
    static readonly Organization Unregistered = Organization.Initial;
    static readonly Organization Known = new[] { Registered, Appointed, AlternateAppointed, Granted, Named, Closed, Issued }.Aggregate(Organization.Initial, Organization.Evolve);

    static readonly OrganizationCommand[] Commands =
    [
        new OrganizationCommand.Register(Norway), new OrganizationCommand.Appoint(Representative, "Delegate, Norway", [Role.Delegate]), Grant, Revoke,
        Name, new OrganizationCommand.EndSubstitution(StandIn, Representative, Noon),
        new OrganizationCommand.Enter(Norway, Secretariat, Act, Noon), new OrganizationCommand.Correct(Norway.Names, Secretariat, Act, Noon),
        End, Close, new OrganizationCommand.ReopenAccount(Representative, Secretariat, Act, Noon), Issue, Use,
    ];

    static readonly OrganizationEvent[] Events =
        [Registered, new OrganizationEvent.ProfileCorrected(Norway), Appointed, ((OrganizationEvent.DelegationGranted)Granted) with { Delegation = Second }, Revoked,
            ((OrganizationEvent.SubstituteNamed)Named) with { Substitution = Name.Substitution }, new OrganizationEvent.SubstitutionEnded(StandIn, Representative, Noon),
            new OrganizationEvent.AppointmentEnded(Representative, "Recalled", Secretariat, Act, Noon), Closed, new OrganizationEvent.AccountReopened(Representative, Secretariat, Act, Noon),
            Issued, new OrganizationEvent.LinkUsed(FirstLink, Representative, Noon)];

    [Fact]
    public void The_samples_are_all_there_are()
    {
        Assert.Equal(CasesOf<Organization>(), [nameof(Organization.Registered), nameof(Organization.Unregistered)]);
        Assert.Equal(CasesOf<OrganizationCommand>(), Commands.Select(c => c.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(CasesOf<OrganizationEvent>(), Events.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_is_answered_in_every_state() =>
        Assert.All([Unregistered, Known], state => Assert.All(Commands, command => Assert.NotNull(Organization.Decide(state, command))));

    [Fact]
    public void Only_lawful_events_follow()
    {
        Assert.Equal([nameof(OrganizationEvent.Registered)], Lawful(Unregistered));
        Assert.Equal(
            CasesOf<OrganizationEvent>().Except([nameof(OrganizationEvent.Registered)]), Lawful(Known).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_with_a_known_prefix()
    {
        var codes = typeof(OrganizationRefusal).GetNestedTypes().Select(type => (OrganizationRefusal)Activator.CreateInstance(
            type, [.. type.GetConstructors().Single().GetParameters().Select(p => Activator.CreateInstance(p.ParameterType))])!).Select(r => r.Code).ToArray();
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^(identity|delegation)\\.[a-z_]+$", code));
    }

    static IEnumerable<string> Lawful(Organization state) => Events.Where(e => !IsCorrupt(state, e)).Select(e => e.GetType().Name);

    static bool IsCorrupt(Organization state, OrganizationEvent happened)
    {
        try
        {
            Organization.Evolve(state, happened);
            return false;
        }
        catch (CorruptStreamException)
        {
            return true;
        }
    }

    static IEnumerable<string> CasesOf<T>() =>
        typeof(T).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(T))).Select(t => t.Name).Order(StringComparer.Ordinal);
}
