using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Standards.Exchange.Feeds;

/// <summary>Deadlines as a calendar that programs follow: RFC 5545 (iCalendar).</summary>
public static class DeadlineCalendar
{
    /// <summary>The file.</summary>
    public static byte[] Write(string name, IEnumerable<Deadline> deadlines)
    {
        var calendar = new Calendar { ProductId = "-//AdvancedAIGov//Deadlines//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var deadline in deadlines)
            calendar.Events.Add(EventOf(deadline));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    static CalendarEvent EventOf(Deadline deadline) => new()
    {
        Uid = deadline.Id,
        DtStamp = new CalDateTime(deadline.SetAt.UtcDateTime),
        DtStart = new CalDateTime(deadline.At.UtcDateTime),
        Summary = deadline.Title,
        Description = deadline.Description,
        Url = deadline.Address,
        Transparency = TransparencyType.Transparent,
    };
}

/// <summary>The instant by which something is to be done.</summary>
/// <param name="Id">For ever the same.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">In plain words.</param>
/// <param name="SetAt">When the deadline was set.</param>
/// <param name="At">The first instant that is too late.</param>
/// <param name="Address">Where it is done, absolute.</param>
public sealed record Deadline(string Id, string Title, string Description, DateTimeOffset SetAt, DateTimeOffset At, Uri Address);
