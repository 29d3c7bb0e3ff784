using Standards.Domain.Credentials;

namespace Standards.Domain.Committees;

/// <summary>A member at an instant, with the term that holds then.</summary>
public sealed record Seat(MemberId Member, MembershipTerm Term);

/// <summary>A person's right to act for a member, as Identity has told it.</summary>
public sealed record MemberCredential(MemberId Member, PersonId Person, Credential Credential);

/// <summary>Who belonged to a committee, who served it and who could act in it at one instant.</summary>
/// <remarks>
/// Two instants are asked for: the one at which it held, and the one up to which was known what is known. What is recorded
/// later changes the first answer and never the second. Credentials are dated by what they say alone.
/// </remarks>
/// <param name="On">The instant at which it held.</param>
/// <param name="Members">In the order of their identifiers.</param>
/// <param name="Officers">Whose term holds, in the order of appointment.</param>
/// <param name="Interests">Declared by then and not withdrawn by then.</param>
/// <param name="Credentials">Those of its members that hold.</param>
public sealed record Roster(
    DateTimeOffset On, ImmutableArray<Seat> Members, ImmutableArray<Appointment> Officers, ImmutableArray<Interest> Interests, ImmutableArray<MemberCredential> Credentials)
{
    /// <summary>The roster at an instant, from what is known now.</summary>
    public static Roster Of(Committee state, IEnumerable<MemberCredential> credentials, DateTimeOffset on)
    {
        if (state is not Committee.Active committee || on < committee.Charter.From)
            return new(on, [], [], [], []);

        ImmutableArray<Seat> seats =
        [
            .. committee.Members
                .Select(m => (m.Key, Term: m.Value.TermAt(on))).Where(m => m.Term is not null)
                .OrderBy(m => m.Key.Value).Select(m => new Seat(m.Key, m.Term!)),
        ];
        var members = seats.Select(s => s.Member).ToHashSet();
        return new(
            on, seats, [.. committee.Officers.Where(o => o.Period.Holds(on))],
            [.. committee.Interests.Where(i => i.DeclaredAt <= on && !(i.WithdrawnAt <= on))],
            [.. credentials.Where(c => members.Contains(c.Member) && c.Credential.Holds(on))]);
    }

    /// <summary>The roster at an instant, as it was known at another: from the history up to then, in the order in which it was recorded.</summary>
    public static Roster AsOf(IEnumerable<CommitteeEvent> history, IEnumerable<MemberCredential> credentials, DateTimeOffset on, DateTimeOffset knownAt) =>
        Of(Replay(history, knownAt), credentials, on);

    /// <summary>The committee as it was known at an instant.</summary>
    public static Committee Replay(IEnumerable<CommitteeEvent> history, DateTimeOffset knownAt) =>
        history.TakeWhile(e => e.At <= knownAt).Aggregate(Committee.Initial, Committee.Evolve);

    /// <summary>The persons who held a power for a member.</summary>
    public IEnumerable<MemberCredential> Holders(MemberId member, string power) =>
        Credentials.Where(c => c.Member == member && c.Credential.Powers.Contains(power));

    /// <summary>The participating members with somebody who could vote for them.</summary>
    public IEnumerable<Seat> CouldVote => Members.Where(s => s.Term.Membership is Membership.Participating && Holders(s.Member, Credential.Vote).Any());
}
