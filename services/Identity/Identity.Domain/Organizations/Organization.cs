using BuildingBlocks.Domain;
using Identity.Domain.Delegations;
using Identity.Domain.People;

namespace Identity.Domain.Organizations;

/// <summary>One organization of the register, with its people and with those who may act for it.</summary>
public abstract record Organization
{
    private Organization() { }

    /// <summary>Nothing is known of it yet.</summary>
    public sealed record Unregistered : Organization;

    /// <summary>It stands in the register.</summary>
    public sealed record Registered(
        Profile Profile,
        ImmutableDictionary<PersonId, Person> People,
        ImmutableDictionary<DelegationId, Delegation> Delegations,
        ImmutableDictionary<SubstitutionId, Substitution> Substitutions) : Organization
    {
        /// <summary>True if somebody of the house entered or corrected it, false if the platform itself did.</summary>
        public bool IsByHand { get; init; }

        internal Registered With(Person changed) => this with { People = People.SetItem(changed.Id, changed) };
    }

    /// <summary>The state before the first event.</summary>
    public static Organization Initial { get; } = new Unregistered();

    /// <summary>The state after an event. A stored stream that asks for any pair not listed here is corrupt.</summary>
    public static Organization Evolve(Organization state, OrganizationEvent happened) => (state, happened) switch
    {
        (Unregistered, OrganizationEvent.Registered e) => new Registered(
            e.Profile, ImmutableDictionary<PersonId, Person>.Empty, ImmutableDictionary<DelegationId, Delegation>.Empty,
            ImmutableDictionary<SubstitutionId, Substitution>.Empty) { IsByHand = e.At is not null },
        (Registered o, OrganizationEvent.ProfileCorrected e) => o with { Profile = e.Profile, IsByHand = o.IsByHand || e.At is not null },
        (Registered o, OrganizationEvent.PersonAppointed e) => o with
        {
            People = o.People.SetItem(e.Person, (o.People.GetValueOrDefault(e.Person) ?? new(e.Person, e.Title, e.Roles)) with
            {
                Title = e.Title, Roles = e.Roles, From = e.From, Until = e.Until, EndedAt = null, IsByHand = e.At is not null,
            }),
        },
        (Registered o, OrganizationEvent.AppointmentEnded e) when o.People.TryGetValue(e.Person, out var p) => o.With(p with { EndedAt = e.At, Link = null }),
        (Registered o, OrganizationEvent.AccountClosed e) when o.People.TryGetValue(e.Person, out var p) => o.With(p with { ClosedAt = e.At, Link = null }),
        (Registered o, OrganizationEvent.AccountReopened e) when o.People.TryGetValue(e.Person, out var p) => o.With(p with { ClosedAt = null }),
        (Registered o, OrganizationEvent.LinkIssued e) when o.People.TryGetValue(e.Person, out var p) => o.With(
            p with { Link = new(e.Link, e.Kind, e.Until), IsAwaited = e.Kind is LinkKind.Invitation }),
        (Registered o, OrganizationEvent.LinkUsed e) when o.People.TryGetValue(e.Person, out var p) => o.With(p with { Link = null, IsAwaited = false }),
        (Registered o, OrganizationEvent.DelegationGranted e) => o with
        {
            Delegations = o.Delegations.Add(e.Delegation, new(e.Delegation, e.Person, e.Powers, e.From, e.Until, RevokedAt: null)),
        },
        (Registered o, OrganizationEvent.DelegationRevoked e) when o.Delegations.TryGetValue(e.Delegation, out var granted) => o with
        {
            Delegations = o.Delegations.SetItem(e.Delegation, granted with { RevokedAt = e.At }),
        },
        (Registered o, OrganizationEvent.SubstituteNamed e) when o.Delegations.ContainsKey(e.Delegation) => o with
        {
            Substitutions = o.Substitutions.Add(e.Substitution, new(e.Substitution, e.Delegation, e.Person, e.Powers, e.From, e.Until, EndedAt: null)),
        },
        (Registered o, OrganizationEvent.SubstitutionEnded e) when o.Substitutions.TryGetValue(e.Substitution, out var named) => o with
        {
            Substitutions = o.Substitutions.SetItem(e.Substitution, named with { EndedAt = e.At }),
        },
        _ => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<OrganizationEvent, OrganizationRefusal> Decide(Organization state, OrganizationCommand command) => (state, command) switch
    {
        (_, OrganizationCommand.Register { Profile.IsSound: false }) => new OrganizationRefusal.ProfileUnsound(),
        (_, OrganizationCommand.Enter { Profile: { IsSound: false } or { Names.AreFit: false } }) => new OrganizationRefusal.ProfileUnsound(),
        (Unregistered, OrganizationCommand.Register c) => new OrganizationEvent.Registered(c.Profile),
        (Unregistered, OrganizationCommand.Enter c) => new OrganizationEvent.Registered(c.Profile, c.By, c.Act, c.Now),
        (Unregistered, _) => new OrganizationRefusal.Unknown(),

        (Registered o, OrganizationCommand.Register c) when o.Profile.Equals(c.Profile) => Decision<OrganizationEvent, OrganizationRefusal>.Nothing,
        (Registered o, OrganizationCommand.Register c) when (o.Profile.Kind, o.Profile.Code) != (c.Profile.Kind, c.Profile.Code) =>
            new OrganizationRefusal.RegisteredOtherwise(),
        (Registered { IsByHand: true }, OrganizationCommand.Register) => Decision<OrganizationEvent, OrganizationRefusal>.Nothing,
        (Registered, OrganizationCommand.Register c) => new OrganizationEvent.ProfileCorrected(c.Profile),

        (Registered, OrganizationCommand.Enter) => new OrganizationRefusal.RegisteredAlready(),
        (Registered, OrganizationCommand.Correct { Names.AreFit: false }) => new OrganizationRefusal.ProfileUnsound(),
        (Registered o, OrganizationCommand.Correct c) when o.Profile.Names == c.Names => Decision<OrganizationEvent, OrganizationRefusal>.Nothing,
        (Registered o, OrganizationCommand.Correct c) => new OrganizationEvent.ProfileCorrected(o.Profile with { Names = c.Names }, c.By, c.Act, c.Now),

        (Registered o, OrganizationCommand.Appoint c) => Appointing.Decide(o, c),
        (Registered o, OrganizationCommand.EndAppointment c) => Appointing.End(o, c),
        (Registered o, OrganizationCommand.CloseAccount c) => KeepingAccounts.Close(o, c),
        (Registered o, OrganizationCommand.ReopenAccount c) => KeepingAccounts.Reopen(o, c),
        (Registered o, OrganizationCommand.IssueLink c) => KeepingAccounts.Issue(o, c),
        (Registered o, OrganizationCommand.UseLink c) => KeepingAccounts.Use(o, c),
        (Registered o, OrganizationCommand.GrantDelegation c) => Granting.Decide(o, c),
        (Registered o, OrganizationCommand.RevokeDelegation c) => Revoking.Decide(o, c),
        (Registered o, OrganizationCommand.NameSubstitute c) => Substituting.Decide(o, c),
        (Registered o, OrganizationCommand.EndSubstitution c) => Substituting.End(o, c),
        _ => throw new UnreachableException(),
    };
}

/// <summary>What can be asked of an organization.</summary>
public abstract record OrganizationCommand
{
    private OrganizationCommand() { }

    /// <summary>To enter it into the register, or to correct how it stands there, for the platform itself: it undoes nothing that people decided. Kind and code are fixed by the first entry.</summary>
    public sealed record Register(Profile Profile) : OrganizationCommand;

    /// <summary>To enter it into the register, where it does not stand yet.</summary>
    /// <param name="By">Who enters it; null for an operator.</param>
    public sealed record Enter(Profile Profile, PersonId? By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To change its names.</summary>
    public sealed record Correct(Names Names, PersonId By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To give a person a title and roles in it, in place of earlier ones.</summary>
    /// <param name="From">The first instant of a new appointment; one that holds keeps its own.</param>
    /// <param name="Until">The first instant at which it no longer holds; null for no end.</param>
    /// <param name="By">Who appoints; null for an operator or the platform.</param>
    /// <param name="Now">Null where the platform appoints for a demonstration; it then undoes nothing that people decided.</param>
    public sealed record Appoint(
        PersonId Person, string Title, ImmutableArray<Role> Roles, DateTimeOffset? From = null, DateTimeOffset? Until = null,
        PersonId? By = null, ActId? Act = null, DateTimeOffset? Now = null) : OrganizationCommand;

    /// <summary>To end a person's appointment at once, and with it the delegations and substitutions of the person.</summary>
    public sealed record EndAppointment(PersonId Person, string Reason, PersonId By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To close the door to a person, who keeps the appointment.</summary>
    public sealed record CloseAccount(PersonId Person, string Reason, PersonId By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To open the door again.</summary>
    public sealed record ReopenAccount(PersonId Person, PersonId By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To give a person a link by which a password can be set, in place of an earlier one.</summary>
    /// <param name="IsFirst">The person has no account yet.</param>
    /// <param name="Until">The first instant at which it no longer opens anything.</param>
    /// <param name="By">Who issues it; null for an operator.</param>
    public sealed record IssueLink(
        LinkId Link, PersonId Person, bool IsFirst, DateTimeOffset Until, PersonId? By, ActId Act, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To set a password by a link.</summary>
    public sealed record UseLink(LinkId Link, PersonId Person, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To let one of its people act for it.</summary>
    /// <param name="Delegation">Chosen by the caller; a delegation of that name is granted once.</param>
    /// <param name="From">The first instant at which it is to hold, not before <paramref name="Now"/>.</param>
    /// <param name="Until">The first instant at which it is no longer to hold.</param>
    /// <param name="By">Who grants it.</param>
    public sealed record GrantDelegation(
        DelegationId Delegation, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset? Until,
        PersonId By, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To end a delegation before its time, at once.</summary>
    /// <param name="By">Who revokes it.</param>
    public sealed record RevokeDelegation(DelegationId Delegation, string Reason, PersonId By, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To let another person use one's own delegation for a time.</summary>
    /// <param name="Substitution">Chosen by the caller; a substitution of that name is made once.</param>
    /// <param name="Person">The substitute.</param>
    /// <param name="Powers">None that the delegation does not give.</param>
    /// <param name="From">The first instant at which it is to hold, not before <paramref name="Now"/>.</param>
    /// <param name="Until">The first instant at which it is no longer to hold, not after the end of the delegation.</param>
    /// <param name="By">Who names the substitute: the holder of the delegation.</param>
    public sealed record NameSubstitute(
        SubstitutionId Substitution, DelegationId Delegation, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset Until,
        PersonId By, DateTimeOffset Now) : OrganizationCommand;

    /// <summary>To end a substitution before its time, at once.</summary>
    /// <param name="By">Who ends it.</param>
    public sealed record EndSubstitution(SubstitutionId Substitution, PersonId By, DateTimeOffset Now) : OrganizationCommand;
}

/// <summary>What has happened to an organization.</summary>
/// <remarks>Stored format: these names and fields are read back for ever. Add, never rename.</remarks>
public abstract record OrganizationEvent
{
    private OrganizationEvent() { }

    /// <summary>It entered the register.</summary>
    /// <remarks>A binding act where it names one; what the platform enters for a demonstration is none.</remarks>
    public sealed record Registered(Profile Profile, PersonId? By = null, ActId? Act = null, DateTimeOffset? At = null) : OrganizationEvent;

    /// <summary>Its entry was corrected.</summary>
    public sealed record ProfileCorrected(Profile Profile, PersonId? By = null, ActId? Act = null, DateTimeOffset? At = null) : OrganizationEvent;

    /// <summary>A person has this title and these roles from now on, or from an instant on.</summary>
    public sealed record PersonAppointed(
        PersonId Person, string Title, ImmutableArray<Role> Roles, DateTimeOffset? From = null, DateTimeOffset? Until = null,
        PersonId? By = null, ActId? Act = null, DateTimeOffset? At = null) : OrganizationEvent;

    /// <summary>A person has no place in it any more. A binding act.</summary>
    public sealed record AppointmentEnded(PersonId Person, string Reason, PersonId By, ActId Act, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A person can no longer sign in. A binding act.</summary>
    public sealed record AccountClosed(PersonId Person, string Reason, PersonId By, ActId Act, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A person can sign in again. A binding act.</summary>
    public sealed record AccountReopened(PersonId Person, PersonId By, ActId Act, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A link was issued by which a person sets a password. A binding act; the secret of the link is nowhere in it.</summary>
    public sealed record LinkIssued(
        LinkId Link, PersonId Person, LinkKind Kind, DateTimeOffset Until, PersonId? By, ActId Act, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A password was set by a link, which opens nothing any more.</summary>
    public sealed record LinkUsed(LinkId Link, PersonId Person, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A person may act for it. A binding act.</summary>
    public sealed record DelegationGranted(
        DelegationId Delegation, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset? Until,
        PersonId By, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A person may no longer act for it. A binding act.</summary>
    public sealed record DelegationRevoked(DelegationId Delegation, string Reason, PersonId By, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A person may stand in for the holder of a delegation. A binding act.</summary>
    public sealed record SubstituteNamed(
        SubstitutionId Substitution, DelegationId Delegation, PersonId Person, ImmutableArray<Power> Powers, DateTimeOffset From, DateTimeOffset Until,
        PersonId By, DateTimeOffset At) : OrganizationEvent;

    /// <summary>A substitution ended before its time. A binding act.</summary>
    public sealed record SubstitutionEnded(SubstitutionId Substitution, PersonId By, DateTimeOffset At) : OrganizationEvent;
}
