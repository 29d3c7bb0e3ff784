using BuildingBlocks.Domain;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BuildingBlocks.EventStore;
using Standards.Domain;
using Standards.Domain.Committees;

namespace Benchmarks.Rosters;

/// <summary>The roster of a committee of many years as of a day, from its stored events, beside its floor: parsing the same JSON and looking at none of it.</summary>
static class RosterAsOf
{
    const int Rounds = 20;
    static readonly DateTimeOffset Founding = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        Console.WriteLine("years  events   stored   floor ms   roster ms   ratio");
        foreach (var years in new[] { 1, 10, 40 })
        {
            var stored = History(years);
            var (floor, roster) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)   // in turns, and the best of each
            {
                floor = Math.Min(floor, Time(() => stored.Sum(e => { using var parsed = JsonDocument.Parse(e.Data); return parsed.RootElement.GetRawText().Length; })));
                roster = Math.Min(roster, Time(() => Roster.AsOf(stored.Select(Codec.Read), [], Founding.AddYears(years), DateTimeOffset.MaxValue).Members.Length));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{years,5}  {stored.Count,6}  {stored.Sum(e => e.Data.Length) / 1024,5} KB  {floor,9:F2}  {roster,10:F2}  {roster / floor,6:F1}"));
        }
    }

    static readonly EventCodec<CommitteeEvent> Codec = new("committee");

    /// <summary>87 members, two meetings and twelve internal ballots a year, a change of membership a month.</summary>
    static List<RecordedEvent> History(int years)
    {
        var members = Enumerable.Range(0, 87).Select(_ => new MemberId(Guid.NewGuid())).ToArray();
        List<CommitteeEvent> events =
        [
            new CommitteeEvent.Founded(Act(), CommitteeKind.TechnicalCommittee, "TC 1", "A committee", "Its scope.", null, Founding, null, Founding),
            .. members.Select(m => new CommitteeEvent.MemberAdmitted(Act(), m, Membership.Participating, Founding, null, null, Founding)),
        ];
        for (var month = 0; month < years * 12; month++)
        {
            var at = Founding.AddMonths(month).AddDays(9);
            events.Add(new CommitteeEvent.BallotCounted(Act(), new(Guid.NewGuid()), "A question", at, [.. members[3..]], [.. members[..3]], at));
            events.Add(new CommitteeEvent.MembershipChanged(Act(), members[month % 87], (Membership)(month / 87 % 2 == 0 ? 1 : 0), at, "A reason.", null, at));
            if (month % 6 == 0)
                events.Add(new CommitteeEvent.MeetingRecorded(Act(), "A plenary", at, [.. members[2..].Select(m => new Attendance(m, Presence.Present))], null, at));
        }
        return [.. events.Select(Codec.Write).Select((e, i) => new RecordedEvent("committee-1", i + 1, e.Type, e.Schema, e.Data, default, default))];
    }

    static double Time(Func<int> work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static ActId Act() => new(Guid.CreateVersion7());
}
