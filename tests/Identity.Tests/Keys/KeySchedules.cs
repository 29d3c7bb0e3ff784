using Identity.Keys;

namespace Identity.Tests.Keys;

public sealed class KeySchedules
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly KeySchedule Schedule = new(Period: TimeSpan.FromDays(90), Ahead: TimeSpan.FromDays(14), Kept: TimeSpan.FromDays(30));

    static TokenKey Key(string id, double activeFromDay) => new(id, KeyUse.Signing, Start.AddDays(activeFromDay), Start, []);

    static KeySchedule.Plan At(double day, params TokenKey[] keys) => Schedule.At(Start.AddDays(day), keys);

    [Fact]
    public void The_first_key_is_used_at_once() => Assert.Equal(Start, At(0).CreateActiveFrom);

    [Fact]
    public void Nothing_is_due_in_the_middle_of_a_keys_time() => Assert.Equal((null, 0), (At(75, Key("a", 0)).CreateActiveFrom, At(75, Key("a", 0)).Forget.Count));

    [Fact]
    public void The_next_key_is_made_ahead_of_its_time() => Assert.Equal(Start.AddDays(90), At(76, Key("a", 0)).CreateActiveFrom);

    [Fact]
    public void One_next_key_is_enough() => Assert.Null(At(80, Key("a", 0), Key("b", 90)).CreateActiveFrom);

    [Fact]
    public void After_a_long_sleep_the_next_key_is_still_announced_first() => Assert.Equal(Start.AddDays(214), At(200, Key("a", 0)).CreateActiveFrom);

    [Fact]
    public void The_youngest_whose_time_has_come_is_in_use() =>
        Assert.Equal("b", KeySchedule.Current(Start.AddDays(100), [Key("c", 180), Key("a", 0), Key("b", 90)])!.Id);

    [Fact]
    public void An_old_key_is_kept_a_month_longer()
    {
        Assert.Empty(At(119, Key("a", 0), Key("b", 90)).Forget);
        Assert.Equal("a", Assert.Single(At(120, Key("a", 0), Key("b", 90)).Forget).Id);
    }
}
