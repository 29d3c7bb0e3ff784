using Compliance.Domain.Assessors;
using Compliance.Domain.SafetyStandards;
using CsCheck;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Assessors;

public sealed class RegisteringAssessors
{
    static readonly Guid Developer = Act(8), Other = Act(7);
    static readonly Rotation Twice = new(2);
    static readonly Sampling Sampling = new("seed", 3);

    [Fact]
    public void Is_by_offer_and_admission_of_somebody_else()
    {
        var enrolled = After(AssessorRoster.Initial, new AssessorCommand.Enrol(Act(1), Act(50), null, "Biology", Act(50), Noon));
        Assert.Equal("assessor.already_enrolled", Refused(enrolled, new AssessorCommand.Enrol(Act(1), Act(50), null, "Biology", Act(50), Noon)));
        Assert.Equal("assessor.same_person", Refused(enrolled, new AssessorCommand.Admit(Act(2), Act(50), Act(50), Noon)));
        Assert.Equal("assessor.unknown", Refused(enrolled, new AssessorCommand.Admit(Act(2), Act(51), Person, Noon)));
        Assert.Equal("assessor.too_few", Refused(enrolled, Assign(1, Developer, twice: false)));
        var admitted = After(enrolled, new AssessorCommand.Admit(Act(2), Act(50), Person, Noon));
        Assert.Equal("assessor.already_admitted", Refused(admitted, new AssessorCommand.Admit(Act(2), Act(50), Person, Noon)));
        Assert.Equal("assessor.too_few", Refused(admitted, Assign(1, Developer, twice: true)));
        Assert.Equal(Act(50), After(admitted, Assign(1, Developer, twice: false)).Of(Act(201), 1)!.Lead);
        Assert.Equal("assessor.too_few", Refused(After(admitted, new AssessorCommand.Retire(Act(3), Act(50), Act(50), Noon)), Assign(1, Developer, twice: false)));
    }

    [Fact]
    public void Who_has_a_conflict_or_works_there_is_never_assigned_and_it_says_so()
    {
        var roster = After(Of(50, 51, 52), new AssessorCommand.DeclareConflict(Act(4), Act(51), Developer, "Shares.", Act(51), Noon));
        roster = After(roster, new AssessorCommand.Enrol(Act(1), Act(53), Developer, "Ours", Act(53), Noon), new AssessorCommand.Admit(Act(2), Act(53), Person, Noon));
        var assignment = After(roster, Assign(1, Developer, twice: true)).Of(Act(201), 1)!;
        Assert.Equal([Act(50), Act(52)], assignment.People.Order());
        Assert.Equal(Eligibility.Conflict, assignment.Candidates.Single(c => c.Person == Act(51)).Eligibility);
        Assert.Equal(Eligibility.OwnOrganization, assignment.Candidates.Single(c => c.Person == Act(53)).Eligibility);
        Assert.Equal("assessor.no_conflict", Refused(roster, new AssessorCommand.EndConflict(Act(5), Act(50), Developer, Person, Noon)));
        Assert.Equal(Eligibility.Eligible, After(roster, new AssessorCommand.EndConflict(Act(5), Act(51), Developer, Person, Noon)).Candidates(Act(202), 1, Developer, Twice, Sampling).Single(c => c.Person == Act(51)).Eligibility);
    }

    /// <summary>Any assignments to any developers with any conflicts: no conflict, never more in a row for one developer than allowed, two different people, fewest assignments first, and the same again.</summary>
    [Fact]
    public void Assignment_respects_conflicts_and_rotation_whatever_comes() => Gen.Select(Gen.Int[3, 6], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2]).Array[0, 6], Gen.Select(Gen.Int[0, 2], Gen.Bool).Array[1, 30], Gen.Int[1, 3]).Sample((people, conflicts, asked, most) =>
    {
        var roster = Of([.. Enumerable.Range(50, people)]);
        foreach (var (person, developer) in conflicts.Where(c => c.Item1 < people))
            roster = After(roster, new AssessorCommand.DeclareConflict(Act(4), Act(50 + person), Act(300 + developer), "Shares.", Person, Noon));
        foreach (var ((developer, twice), number) in asked.Select((a, i) => (a, i)))
        {
            var command = Assign(number, Act(300 + developer), twice) with { Rotation = new(most) };
            if (AssessorRoster.Decide(roster, command) is not Decision<AssessorEvent, AssessorRefusal>.Accepted accepted)
                continue;
            Assert.Equal(accepted.Events, Assert.IsType<Decision<AssessorEvent, AssessorRefusal>.Accepted>(AssessorRoster.Decide(roster, command)).Events, Same);
            var before = roster;
            roster = accepted.Events.Aggregate(roster, AssessorRoster.Evolve);
            var made = roster.Of(command.Assessment, 1)!;
            Assert.Equal(made.People.Count, made.People.Distinct().Count());
            Assert.All(made.People, p => Assert.DoesNotContain(command.Developer, roster.Find(p)!.Conflicts.Keys));
            var last = before.Made.FindAll(m => m.Developer == command.Developer).TakeLast(most).ToList();
            Assert.All(made.People, p => Assert.False(last.Count == most && last.TrueForAll(m => m.Assignment.Includes(p))));
            var eligible = made.Candidates.FindAll(c => c.Eligibility == Eligibility.Eligible);
            Assert.Equal(eligible.Take(made.People.Count).Select(c => c.Person), made.People);
            Assert.Equal(eligible.Min(c => c.Before), eligible[0].Before);
        }
    }, iter: 500);

    [Fact]
    public void A_round_is_assigned_once()
    {
        var once = After(Of(50, 51), Assign(1, Developer, twice: true));
        Assert.Empty(Assert.IsType<Decision<AssessorEvent, AssessorRefusal>.Accepted>(AssessorRoster.Decide(once, Assign(1, Other, twice: false))).Events);
    }

    [Fact]
    public void The_sample_can_be_reckoned_by_anyone_and_is_about_as_large_as_is_said()
    {
        // printf 'seed|00000001-0000-0000-0000-000000000000|1|1' | sha256sum
        Assert.Equal(Reckoned("seed|00000001-0000-0000-0000-000000000000|1|1") % 3 == 0, Sampling.Takes(Act(1), "1", 1));
        Assert.InRange(Enumerable.Range(0, 3000).Count(i => Sampling.Takes(Act(i), "1", 1)), 900, 1100);
        Assert.All(Enumerable.Range(0, 20), i => Assert.True((Sampling with { OneIn = 1 }).Takes(Act(i), "1", 1)));
    }

    static ulong Reckoned(string text) => Convert.ToUInt64(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16], 16);

    static bool Same(AssessorEvent a, AssessorEvent b) => a is AssessorEvent.Assigned x && b is AssessorEvent.Assigned y && x.Made.Assignment.People.SequenceEqual(y.Made.Assignment.People) && x.Made.Assignment.Candidates.SequenceEqual(y.Made.Assignment.Candidates);

    static AssessorRoster Of(params int[] people) => people.Aggregate(
        AssessorRoster.Initial, (r, p) => After(r, new AssessorCommand.Enrol(Act(1), Act(p), null, "Everything", Act(p), Noon), new AssessorCommand.Admit(Act(2), Act(p), Person, Noon)));

    static AssessorCommand.Assign Assign(int number, Guid developer, bool twice) => new(Act(6), Act(200 + number), 1, developer, twice, Twice, Sampling, Person, Noon);

    static AssessorRoster After(AssessorRoster state, params AssessorCommand[] commands) => commands.Aggregate(
        state, (s, c) => Assert.IsType<Decision<AssessorEvent, AssessorRefusal>.Accepted>(AssessorRoster.Decide(s, c)).Events.Aggregate(s, AssessorRoster.Evolve));

    static string Refused(AssessorRoster state, AssessorCommand command) => Assert.IsType<Decision<AssessorEvent, AssessorRefusal>.Refused>(AssessorRoster.Decide(state, command)).Reason.Code;
}
