using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class ReservingAPosition(StandardsHost host)
{
    const string Reservations = "inForce(on: \"2099-01-01\", member: \"{0}\") {{ hash parts {{ wId reservation {{ text member {{ id }} }} }} }}";
    readonly Body kenya = Body.Participating();
    readonly Body chile = Body.Participating();

    [Fact]
    public async Task Marks_the_element_for_this_member_alone()
    {
        var number = await ReservedAsync();

        Assert.Equal("Not within 30 days.", await ReservationAsync(number, "r-2", kenya));
        Assert.Null(await ReservationAsync(number, "r-1", kenya));
        Assert.Null(await ReservationAsync(number, "r-2", chile));
    }

    [Fact]
    public async Task Can_be_withdrawn_by_the_member()
    {
        var number = await ReservedAsync();
        var id = (await host.Api.StandardAsync(number, "reservations { id }")).GetProperty("reservations")[0].GetProperty("id").GetString();
        var input = new { input = new { commandId = Guid.NewGuid(), number, reservationId = id } };

        Assert.Equal("reservation.unknown", (await host.Api.RefusalAsync(WithdrawReservation, input, chile.Token)).Code);
        await host.Api.AskAsync(WithdrawReservation, input, kenya.Token);
        Assert.Null(await ReservationAsync(number, "r-2", kenya));
        Assert.Equal(Today.Iso(), (await host.Api.StandardAsync(number, "reservations { withdrawnOn }")).GetProperty("reservations")[0].GetProperty("withdrawnOn").GetString());
    }

    [Fact]
    public async Task Is_too_late_once_the_standard_is_in_force()
    {
        await host.Api.GrantSigningAsync(kenya);
        var number = await host.Api.PublishStandardAsync(Today);

        Assert.Equal("reservation.too_late", (await host.Api.RefusalAsync(Reserve, Input(number), kenya.Token)).Code);
    }

    async Task<string> ReservedAsync()
    {
        await host.Api.GrantSigningAsync(kenya, chile);
        var number = await host.Api.PublishStandardAsync(Today.AddDays(30));
        await host.Api.AskAsync(Reserve, Input(number), kenya.Token);
        return number;
    }

    async Task<string?> ReservationAsync(string number, string part, Body member)
    {
        var text = await host.Api.StandardAsync(number, string.Format(System.Globalization.CultureInfo.InvariantCulture, Reservations, member.Organization));
        var reservation = text.GetProperty("inForce").GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("wId").GetString() == part).GetProperty("reservation");
        return reservation.ValueKind is System.Text.Json.JsonValueKind.Null ? null : reservation.GetProperty("text").GetString();
    }

    static object Input(string number) => new { input = new { commandId = Guid.NewGuid(), number, edition = 1, elements = new[] { "r-2" }, text = "Not within 30 days." } };
}
