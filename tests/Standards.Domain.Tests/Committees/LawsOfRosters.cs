using CsCheck;
using Standards.Domain.Committees;
using Standards.Domain.Credentials;
using static Standards.Domain.Tests.Ballots.Sample;
using static Standards.Domain.Tests.Committees.Sample;

namespace Standards.Domain.Tests.Committees;

/// <summary>Histories that people could write, with dates before and after the day of entry.</summary>
public sealed class LawsOfRosters
{
    const int Days = 1_600;   // more than a history of sixty entries lasts
    static readonly MemberId[] Bodies = [Norway, Japan, Kenya, Chile];
    static readonly PersonId[] People = [Ada, Ben, Secretary];

    /// <summary>What is asked: of whom, at which distance from the day of entry, after how many days.</summary>
    sealed record Ask(int Verb, int Who, int Kind, int Distance, int? Length, int Wait);

    static readonly Gen<Ask[]> Histories = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[-60, 60], Gen.Int[-5, 200].Nullable(), Gen.Int[0, 40],
        (verb, who, kind, distance, length, wait) => new Ask(verb, who, kind, distance, length, wait)).Array[0, 60];

    static readonly MemberCredential[] Credentials =
    [
        .. Bodies.Select((b, i) => new MemberCredential(b, People[i % 3], new(
            new(new(Id(i)), null), [Credential.Vote], Founding.AddDays(i * 100), Founding.AddDays(1_500 - (i * 300)), i == 2 ? Founding.AddDays(400) : null))),
    ];

    [Fact]
    public void Replaying_the_events_up_to_an_instant_is_the_roster_as_of_it() =>
        Gen.Select(Histories, Gen.Int[0, Days], Gen.Int[0, 59]).Sample((asks, on, stop) =>
        {
            var (events, states) = Live(asks);
            var at = Math.Min(stop, events.Count - 1);
            var last = events.FindLastIndex(e => e.At == events[at].At);   // all that was recorded at that instant

            Assert.Equal(
                Content.Of(Roster.Of(states[last], Credentials, Founding.AddDays(on))),
                Content.Of(Roster.AsOf(events, Credentials, Founding.AddDays(on), events[at].At)));
        }, iter: 1_000);

    [Fact]
    public void What_is_recorded_later_never_changes_what_was_known() =>
        Gen.Select(Histories, Histories, Gen.Int[0, Days]).Sample((first, more, on) =>
        {
            var (before, _) = Live(first);
            var (after, _) = Live([.. first, new(9, 0, 0, 0, null, 1), .. more]);

            Assert.Equal(
                Content.Of(Roster.AsOf(before, [], Founding.AddDays(on), before[^1].At)),
                Content.Of(Roster.AsOf(after, [], Founding.AddDays(on), before[^1].At)));
        });

    [Fact]
    public void Members_are_those_of_a_calendar_that_is_painted_day_by_day() =>
        Histories.Sample(asks =>
        {
            var (events, states) = Live(asks);
            var painted = Bodies.Select(b => Painted(events, b)).ToArray();
            for (var day = 0; day < Days; day++)
                Assert.Equal(
                    painted.Select(p => p[day]),
                    Bodies.Select(b => Roster.Of(states[^1], [], Founding.AddDays(day)).Members.FirstOrDefault(s => s.Member == b)?.Term.Membership));
        }, iter: 100);

    [Fact]
    public void Terms_of_a_member_and_of_a_single_office_never_overlap() =>
        Histories.Sample(asks =>
        {
            var state = (Committee.Active)Live(asks).States[^1];
            foreach (var member in state.Members.Values)
                Apart([.. member.Terms.Select(t => t.Period)]);
            foreach (var office in state.Officers.Where(o => Appointment.IsSingle(o.Office)).GroupBy(o => o.Office))
                Apart([.. office.Select(o => o.Period)]);
        });

    [Fact]
    public void The_duty_to_vote_comes_to_rest_and_each_reminder_to_one_end()
    {
        var lapses = 0;
        Histories.Sample(asks =>
        {
            var (events, states) = Live(asks);
            Interlocked.Add(ref lapses, events.Count(e => e is CommitteeEvent.DutyLapsed));
            foreach (var body in Bodies)
            {
                var ends = events.Count(e => e is CommitteeEvent.DutyLapsed d && d.Member == body || e is CommitteeEvent.ReminderSettled s && s.Member == body);
                var reminders = events.Count(e => e is CommitteeEvent.MemberReminded r && r.Member == body);
                Assert.InRange(ends, 0, reminders);
            }
            foreach (var lapse in events.OfType<CommitteeEvent.DutyLapsed>())
                Assert.Contains(events, e => e is CommitteeEvent.MemberReminded r && r.Member == lapse.Member && r.AnswerBy == lapse.From && r.At < lapse.At);
            Assert.Empty(Accepted(states[^1], Reckon(events[^1].At)));
        }, iter: 1_000);
        Assert.NotEqual(0, lapses);   // or the law would have been tried on nothing
    }

    [Fact]
    public void Whoever_could_vote_is_a_participating_member_with_a_person_who_holds_the_power() =>
        Gen.Select(Histories, Gen.Int[0, Days]).Sample((asks, on) =>
        {
            var at = Founding.AddDays(on);
            var roster = Roster.Of(Live(asks).States[^1], Credentials, at);
            var expected = roster.Members
                .Where(s => s.Term.Membership is Membership.Participating && Credentials.Any(c => c.Member == s.Member && Credential.Check([c.Credential], Credential.Vote, at) is null))
                .Select(s => s.Member);

            Assert.Equal(expected, roster.CouldVote.Select(s => s.Member));
        });

    static (List<CommitteeEvent> Events, List<Committee> States) Live(IEnumerable<Ask> asks)
    {
        List<CommitteeEvent> events = [Founded];
        List<Committee> states = [Committee.Evolve(Committee.Initial, Founded)];
        var now = Founding;
        foreach (var ask in asks)
        {
            now = now.AddDays(ask.Wait);
            Tell(Command(ask, now));
            while (Tell(Reckon(now))) { }
        }
        return (events, states);

        bool Tell(CommitteeCommand command)
        {
            var accepted = Accepted(states[^1], command);
            foreach (var happened in accepted)
            {
                events.Add(happened);
                states.Add(Committee.Evolve(states[^1], happened));
            }
            return accepted.Length > 0;
        }
    }

    static ImmutableArray<CommitteeEvent> Accepted(Committee state, CommitteeCommand command) =>
        Committee.Decide(state, command) is Decision<CommitteeEvent, CommitteeRefusal>.Accepted accepted ? accepted.Events : [];

    static CommitteeCommand Command(Ask a, DateTimeOffset now)
    {
        var (body, from) = (Bodies[a.Who], now.AddDays(a.Distance));
        DateTimeOffset? until = a.Length is { } days ? from.AddDays(days) : null;
        return a.Verb switch
        {
            0 or 1 => new CommitteeCommand.Admit(Act(2), body, (Membership)a.Kind, from, until, null, now),
            2 => new CommitteeCommand.ChangeMembership(Act(2), body, (Membership)a.Kind, from, "Reason.", null, now),
            3 => new CommitteeCommand.EndMembership(Act(2), body, from, "Reason.", null, now),
            4 => new CommitteeCommand.Restore(Act(2), body, from, null, now),
            5 => new CommitteeCommand.AcceptAnswer(Act(2), body, "Answer.", null, now),
            6 => new CommitteeCommand.Appoint(Act(2), (Office)a.Kind, People[a.Kind], body, from, until, null, now),
            7 => new CommitteeCommand.CountBallot(Act(2), new(Id(1000 + (a.Distance * 50) + a.Wait)), "Question", now, [.. Bodies[..a.Who]], [.. Bodies[..a.Kind]], now),
            8 => new CommitteeCommand.DeclareInterest(Act(2), People[a.Kind], body, InterestNature.Other, "A tie", null, null, now),
            _ => new CommitteeCommand.RecordMeeting(Act(2), "Plenary", now.AddMinutes(-a.Distance), [], null, now),
        };
    }

    /// <summary>The slow and obvious way: one field a day.</summary>
    static Membership?[] Painted(IEnumerable<CommitteeEvent> events, MemberId body)
    {
        var days = new Membership?[Days];
        foreach (var happened in events)
            _ = happened switch
            {
                CommitteeEvent.MemberAdmitted e when e.Member == body => Paint(e.From, e.Until, e.Membership, evenEmpty: true),
                CommitteeEvent.MembershipChanged e when e.Member == body => Paint(e.From, null, e.Membership),
                CommitteeEvent.MembershipEnded e when e.Member == body => Paint(e.Until, null, null),
                CommitteeEvent.DutyLapsed e when e.Member == body => Paint(e.From, null, Membership.Observing),
                CommitteeEvent.MemberRestored e when e.Member == body => Paint(e.From, null, Membership.Participating),
                _ => 0,
            };
        return days;

        int Paint(DateTimeOffset from, DateTimeOffset? until, Membership? membership, bool evenEmpty = false)
        {
            for (var day = Math.Max(0, (from - Founding).Days); day < Days && !(until <= Founding.AddDays(day)); day++)
                if (evenEmpty || days[day] is not null)
                    days[day] = membership;
            return 0;
        }
    }

    static void Apart(Period[] periods)
    {
        for (var i = 0; i < periods.Length; i++)
            for (var j = 0; j < i; j++)
                Assert.False(periods[i].Overlaps(periods[j]));
    }
}
