namespace Standards.Domain.Committees;

/// <summary>A body of members that does a part of the work: who belongs to it, who serves it, and who keeps the duty to vote.</summary>
/// <remarks>
/// ISO/IEC Directives, Part 1, 1.5 to 1.12. Every act says since when it holds, and is recorded at an instant of its own: what
/// is entered late is true of the past and was not known then. <see cref="Roster"/> answers for any two instants.
/// </remarks>
public abstract record Committee
{
    private Committee() { }

    /// <summary>Nothing has happened yet.</summary>
    public sealed record Planned : Committee;

    /// <summary>It works.</summary>
    public sealed record Active(
        Charter Charter,
        ImmutableDictionary<MemberId, Member> Members,
        ImmutableArray<Appointment> Officers,
        ImmutableArray<Interest> Interests,
        ImmutableArray<Meeting> Meetings,
        ImmutableArray<InternalBallot> Ballots) : Committee
    {
        /// <summary>What is remembered of a member, or null.</summary>
        public Member? Find(MemberId member) => Members.GetValueOrDefault(member);

        internal Active With(MemberId id, Member member) => this with { Members = Members.SetItem(id, member) };

        internal int IndexOfOfficer(ActId appointment) => Officers.IndexOf(Officers.FirstOrDefault(o => o.Act == appointment)!);

        internal int IndexOfInterest(ActId interest) => Interests.IndexOf(Interests.FirstOrDefault(i => i.Act == interest)!);
    }

    /// <summary>The state before the first event.</summary>
    public static Committee Initial { get; } = new Planned();

    /// <summary>The state after an event. A stored stream that asks for a pair not listed here is corrupt.</summary>
    public static Committee Evolve(Committee state, CommitteeEvent happened) => (state, happened) switch
    {
        (Planned, CommitteeEvent.Founded e) => new Active(
            new(e.Kind, e.Reference, e.Name, e.Scope, e.Parent, e.From), ImmutableDictionary<MemberId, Member>.Empty, [], [], [], []),

        (Active c, CommitteeEvent.MemberAdmitted e) => c.With(e.Member, (c.Find(e.Member) ?? Member.New).Begin(e.Membership, e.From, e.Until)),
        (Active c, CommitteeEvent.MembershipChanged e) when c.Find(e.Member) is { } m => c.With(e.Member, m.Change(e.Membership, e.From) with { Reminder = null }),
        (Active c, CommitteeEvent.MembershipEnded e) when c.Find(e.Member) is { } m   => c.With(e.Member, m.End(e.Until) with { Reminder = null }),

        (Active c, CommitteeEvent.MemberReminded e) when c.Find(e.Member) is { } m  => c.With(e.Member, m with { Reminder = new(e.Ground, e.At, e.AnswerBy) }),
        (Active c, CommitteeEvent.ReminderSettled e) when c.Find(e.Member) is { } m => c.With(e.Member, m with { Reminder = null, ExcusedAt = e.Answer is null ? m.ExcusedAt : e.At }),
        (Active c, CommitteeEvent.DutyLapsed e) when c.Find(e.Member) is { } m =>
            c.With(e.Member, m.Change(Membership.Observing, e.From) with { Reminder = null, LapsedAt = e.From }),
        (Active c, CommitteeEvent.MemberRestored e) when c.Find(e.Member) is { } m =>
            c.With(e.Member, m.Change(Membership.Participating, e.From) with { LapsedAt = null }),

        (Active c, CommitteeEvent.OfficerAppointed e) => c with { Officers = c.Officers.Add(new(e.Act, e.Office, e.Person, e.OnBehalfOf, new(e.From, e.Until))) },
        (Active c, CommitteeEvent.OfficerReleased e) when c.IndexOfOfficer(e.Appointment) is >= 0 and var at =>
            c with { Officers = c.Officers.SetItem(at, c.Officers[at] with { Period = c.Officers[at].Period with { Until = e.Until } }) },

        (Active c, CommitteeEvent.InterestDeclared e) => c with { Interests = c.Interests.Add(e.ToInterest()) },
        (Active c, CommitteeEvent.InterestWithdrawn e) when c.IndexOfInterest(e.Interest) is >= 0 and var at =>
            c with { Interests = c.Interests.SetItem(at, c.Interests[at] with { WithdrawnAt = e.At }) },

        (Active c, CommitteeEvent.MeetingRecorded e) => c with { Meetings = c.Meetings.Add(new(e.Act, e.Title, e.HeldAt, e.Attendance)) },
        (Active c, CommitteeEvent.BallotCounted e)   => c with { Ballots = c.Ballots.Add(new(e.Ballot, e.Title, e.ClosedAt, e.Voted, e.Missed)) },
        _                                            => throw new CorruptStreamException(state, happened),
    };

    /// <summary>What a command brings about in a state: new events, or the refusal that explains why not.</summary>
    public static Decision<CommitteeEvent, CommitteeRefusal> Decide(Committee state, CommitteeCommand command) => (state, command) switch
    {
        (Planned, CommitteeCommand.Found c)            => Founding.Decide(c),
        (Planned, _)                                   => new CommitteeRefusal.Unknown(),
        (Active a, CommitteeCommand.Found)             => new CommitteeRefusal.AlreadyFounded(a.Charter.Reference),

        (Active a, CommitteeCommand.Admit c)           => Memberships.Admit(a, c),
        (Active a, CommitteeCommand.ChangeMembership c) => Memberships.Change(a, c),
        (Active a, CommitteeCommand.EndMembership c)   => Memberships.End(a, c),
        (Active a, CommitteeCommand.Restore c)         => Memberships.Restore(a, c),
        (Active a, CommitteeCommand.AcceptAnswer c)    => Lapsing.Accept(a, c),
        (Active a, CommitteeCommand.ReckonDuty c)      => Lapsing.Reckon(a, c),
        (Active a, CommitteeCommand.Appoint c)         => Appointing.Decide(a, c),
        (Active a, CommitteeCommand.Release c)         => Appointing.Release(a, c),
        (Active a, CommitteeCommand.DeclareInterest c) => Declaring.Decide(a, c),
        (Active a, CommitteeCommand.WithdrawInterest c) => Declaring.Withdraw(a, c),
        (Active a, CommitteeCommand.RecordMeeting c)   => Meetings.Record(a, c),
        (Active a, CommitteeCommand.CountBallot c)     => Meetings.Count(a, c),
        _                                              => throw new UnreachableException(),
    };
}
