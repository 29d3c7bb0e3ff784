using Compliance.Graph;
using Compliance.ReadingLicences;
using Compliance.ReadingRegimes;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Compliance.HoldingALicence;

/// <summary>Brings what people do about licences to the licences.</summary>
static class LicenceDesk
{
    /// <summary>How long one can appeal.</summary>
    public static readonly Domain.Duties.Term TimeToAppeal = new(30, TermUnit.Days);

    /// <summary>For a licence that may exist: who the caller is to it follows from whose it is.</summary>
    public static async Task<LicenceActView> AskAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, string licenceId, LicenceCommand command)
    {
        var licence = Input.Uuid(licenceId, "licenceId");
        var developer = await Grains.AskAsync(() => grains.GetGrain<ILicenceGrain>(licence.ToString("D")).DeveloperAsync(), context.CancellationToken);
        return await SendAsync(context, grains, input, commandId, licence, command with { As = Parties.OfLicence(context, developer) });
    }

    /// <exception cref="RefusalError">The licence refused.</exception>
    public static async Task<LicenceActView> SendAsync(IResolveFieldContext context, IGrainFactory grains, object input, string commandId, Guid licence, LicenceCommand command)
    {
        var order = Order.Of(Input.Uuid(commandId, "commandId"), context.Caller().Subject, new { input, context.FieldDefinition.Name });
        var asked = Asked.Of(command with { By = context.DemandPerson() });
        return new(licence, (await Grains.AskAsync(() => grains.GetGrain<ILicenceGrain>(licence.ToString("D")).DoAsync(order, asked), context.CancellationToken)).ActOf());
    }

    /// <summary>The calendar by which a period runs.</summary>
    /// <exception cref="RefusalError">There is none of this name.</exception>
    public static WorkCalendar CalendarOf(string? name) => ShippedRegimes.Calendars.GetValueOrDefault(name ?? "eu-institutions")
        ?? throw new RefusalError("calendar.unknown", $"There is no such calendar; there are {string.Join(", ", ShippedRegimes.Calendars.Keys)}.");
}
