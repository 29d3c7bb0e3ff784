using CsCheck;
using Standards.Domain.Documents;
using Standards.Domain.Publications;
using static Standards.Domain.Tests.Documents.Trees;
using static Standards.Domain.Tests.Publications.Sample;

namespace Standards.Domain.Tests.Publications;

/// <summary>Histories are made by asking a standard at random for anything, day after day; what it refuses did not happen.</summary>
public sealed class LawsOfTheTextInForce
{
    const int Days = 2_400;
    static readonly MemberId?[] Readers = [null, Kenya, Chile];
    static readonly string[] Ids = ["scope", "scope-1", "report", "r-1", "r-2", "form", "form-1", "n-1", "n-2"];

    static readonly Gen<Asked> Asking = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 120], Gen.Int[0, 500], Gen.Int[0, Ids.Length - 1], Gen.Int[0, 3], Gen.Bool,
        (what, pause, ahead, id, kind, isKenya) => new Asked(what, pause, ahead, Ids[id], kind, isKenya ? Kenya : Chile));

    static readonly Gen<History> Histories = Asking.Array[0, 40].Select(History.Of);
    static readonly Gen<DateOnly> AnyDay = Gen.Int[-30, Days].Select(n => Published.AddDays(n));

    [Fact]
    public void Cover_every_event()
    {
        var seen = new HashSet<string>();
        Histories.Array[800].Single().SelectMany(h => h.Events).ToList().ForEach(e => seen.Add(e.GetType().Name));
        Assert.Equal(typeof(StandardEvent).GetNestedTypes().Select(t => t.Name).Order(), seen.Order());
    }

    [Fact]
    public void It_changes_only_on_the_listed_days() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        foreach (var reader in Readers)
        {
            var text = On(day, reader, history.Events);
            var step = Timeline.Of(history.State, reader).LastOrDefault(t => t.On <= day);
            Assert.True(step is null ? text.Edition is null && text.Text.Elements.IsEmpty : text.IsSameTextAs(step));
        }
    }, iter: 3_000);

    [Fact]
    public void It_does_change_on_each_listed_day() => Histories.Sample(history =>
    {
        foreach (var reader in Readers)
            foreach (var step in Timeline.Of(history.State, reader))
                Assert.False(On(step.On, reader, history.Events).IsSameTextAs(On(step.On.AddDays(-1), reader, history.Events)));
    }, iter: 1_000);

    [Fact]
    public void Replay_equals_live() => Histories.Sample(history =>
    {
        Assert.Equal(Content.Of(history.State), Content.Of(After(history.Events)));
        var stored = history.Events.Select(Restored).ToArray();
        foreach (var reader in Readers)
            Assert.Equal(
                Timeline.Of(history.State, reader).Select(t => (t.On, t.Edition?.Number, t.Text, t.Binding)),
                Timeline.Of(After(stored), reader).Select(t => (t.On, t.Edition?.Number, t.Text, t.Binding)));
    }, iter: 300);

    [Fact]
    public void Nothing_that_happens_changes_the_text_of_an_earlier_day() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        foreach (var reader in Readers)
        {
            var final = On(day, reader, history.Events);
            for (var n = 1; n < history.Events.Count; n++)
                if (DateOnly.FromDateTime(history.Events[n].At.UtcDateTime) > day)
                    Assert.True(On(day, reader, history.Events.Take(n)).IsSameTextAs(final));
        }
    }, iter: 600);

    [Fact]
    public void A_corrigendum_recorded_later_never_changes_the_text_of_a_day_before_it_takes_effect() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        var events = history.Events;
        for (var n = 1; n < events.Count; n++)
            if (events[n] is StandardEvent.Corrected corrected && day < corrected.From)
                foreach (var reader in Readers)
                    Assert.True(On(day, reader, events.Take(n)).IsSameTextAs(On(day, reader, events.Take(n + 1))));
    }, iter: 2_000);

    [Fact]
    public void What_the_calendar_brings_was_known_before() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        var events = history.Events;
        for (var n = 1; n < events.Count; n++)
            if (history.ByCalendar.Contains(n))
                foreach (var reader in Readers)
                    Assert.True(On(day, reader, events.Take(n)).IsSameTextAs(On(day, reader, events.Take(n + 1))), $"{events[n]}");
    }, iter: 600);

    [Fact]
    public void What_one_member_does_never_changes_anothers() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        var without = history.Events.Where(e => !IsBy(Kenya, e)).ToArray();
        foreach (var reader in new MemberId?[] { null, Chile })
            Assert.True(On(day, reader, history.Events).IsSameTextAs(On(day, reader, without)));
    }, iter: 2_000);

    [Fact]
    public void What_binds_is_the_text_less_what_is_reserved() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        var text = On(day, Kenya, history.Events);
        var binding = text.Binding;
        foreach (var element in text.Text.All())
            Assert.Equal(text.ReservationOf(element.WId) is null, binding.Has(element.WId));
        Assert.All(binding.All(), e => Assert.True(text.Text.Has(e.WId)));
    }, iter: 2_000);

    [Fact]
    public void The_text_in_force_is_always_well_formed() => Gen.Select(Histories, AnyDay).Sample((history, day) =>
    {
        var text = On(day, null, history.Events);
        if (text.Edition is not null)
            Assert.Empty(ContentModel.Check(text.Text));
    }, iter: 1_000);

    static bool IsBy(MemberId member, StandardEvent happened) => happened switch
    {
        StandardEvent.Reserved e             => e.Member == member,
        StandardEvent.ReservationWithdrawn e => e.Member == member,
        StandardEvent.EntryDaySet e          => e.Member == member,
        StandardEvent.Adopted e              => e.Member == member,
        _                                    => false,
    };

    static StandardEvent Restored(StandardEvent happened) => (StandardEvent)System.Text.Json.JsonSerializer.Deserialize(
        Content.Of(happened), happened.GetType(), new System.Text.Json.JsonSerializerOptions { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } })!;

    sealed record Asked(int What, int Pause, int Ahead, string Id, int Kind, MemberId Member);

    /// <summary>What came of asking.</summary>
    sealed record History(IReadOnlyList<StandardEvent> Events, IReadOnlySet<int> ByCalendar, Standard State)
    {
        public static History Of(Asked[] asked)
        {
            var (state, events, calendar) = (Standard.Evolve(Standard.Initial, First), new List<StandardEvent> { First }, new HashSet<int>());
            var (today, act) = (Published, 1_000);
            foreach (var a in asked)
            {
                today = today.AddDays(a.Pause);
                while (Standard.Decide(state, new StandardCommand.PassDeadline(Act(act++), At(today))) is Decision<StandardEvent, StandardRefusal>.Accepted { Events: [var due] })
                {
                    calendar.Add(events.Count);
                    Add(due);
                }
                if (Standard.Decide(state, CommandOf(a, state, today, Act(act++))) is Decision<StandardEvent, StandardRefusal>.Accepted { Events: [var happened] })
                    Add(happened);
            }
            return new(events, calendar, state);

            void Add(StandardEvent happened)
            {
                events.Add(happened);
                state = Standard.Evolve(state, happened);
            }
        }

        static StandardCommand CommandOf(Asked a, Standard state, DateOnly today, ActId act)
        {
            var (now, ahead) = (At(today), today.AddDays(a.Ahead));
            var record = state is Standard.Published p ? p.Record : null;
            return a.What switch
            {
                0 => new StandardCommand.Publish(act, "AIG-7", "Again", null, record?.Newest.TextOn(ahead) ?? Text, new(ahead, ahead.AddDays(90), a.Kind == 0 ? ahead.AddDays(a.Ahead + 100) : null), [], now) { Source = "Elsewhere" },
                1 or 2 => new StandardCommand.SetEntryDay(act, a.Member, record?.Newest.Number ?? 1, ahead, Signer, now),
                3 => new StandardCommand.Adopt(act, a.Member, 1, (Correspondence)(a.Kind % 3), "N 1", ahead, a.Kind == 1 ? [new(Id(a.Id), "Else.")] : [], Signer, now),
                4 or 5 => new StandardCommand.Reserve(act, a.Member, record?.Newest.Number ?? 1, [Id(a.Id)], "No.", Signer, now),
                6 => new StandardCommand.WithdrawReservation(act, a.Member, record?.Reservations.LastOrDefault(r => r.Member == a.Member)?.Act ?? act, Signer, now),
                7 or 8 => new StandardCommand.Correct(act, record?.Newest.Number ?? 1, (CorrectionKind)(a.Kind % 2), "C", ahead, [ChangeOf(a, act)], now),
                9 => new StandardCommand.OpenReview(act, now),
                10 => new StandardCommand.ConcludeReview(act, (ReviewOutcome)(a.Kind % 3), "Why.", now),
                11 => new StandardCommand.ProposeWithdrawal(act, "Why.", ahead, now),
                12 => new StandardCommand.RaiseObjection(act, a.Member, "No.", Signer, now),
                _ => new StandardCommand.SettleWithdrawal(act, a.Kind == 0, "So decided.", now),
            };
        }

        static Change ChangeOf(Asked a, ActId act) => (ChangeKind)a.Kind switch
        {
            ChangeKind.Remove   => Remove(a.Id),
            ChangeKind.AddAfter => AddAfter(a.Id, $"n-{a.Ahead % 3}", "New."),
            ChangeKind.AddFirst => new(ChangeKind.AddFirst, Id(a.Id), P($"n-{a.Ahead % 3}", "First.")),
            _                   => Replace(a.Id, $"Changed by {act}."),
        };
    }
}
