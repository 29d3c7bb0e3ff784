using System.Globalization;
using System.Text;

namespace Web.Pages.Capacity;

/// <summary>Statements as files.</summary>
static class AccountFiles
{
    public static void MapAccountFiles(this WebApplication app) => app.MapGet("/capacity/accounts/{id:guid}/{year:int:range(2000,2200)}.csv", async (Guid id, int year, HttpContext http, Gateway gateway) =>
    {
        var (from, end) = (new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var lines = new StringBuilder("number,at,entry,purpose,model,gpu_seconds,balance,about,act\r\n");
        for (string? after = null; ;)
        {
            if ((await gateway.Ask<TimeAccountAnswer>("TimeAccount", new { id, from, to = end, after }, http.RequestAborted)).TimeAccount is not { } account)
                return Results.NotFound();
            Write(lines, account);
            if (account.Statement is not [.., var last])
                break;
            after = last.Cursor;
        }
        return Results.File(Encoding.UTF8.GetBytes(lines.ToString()), "text/csv; charset=utf-8", $"{id:D}-{year.ToString(CultureInfo.InvariantCulture)}.csv");
    });

    static void Write(StringBuilder lines, TimeAccount account)
    {
        foreach (var line in account.Statement)
            lines.Append(CultureInfo.InvariantCulture, $"{line.Number},{line.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},{line.Kind},{line.Purpose},{Field(line.Model)},{line.Amount},{line.Balance},{Field(line.Reference)},{line.Receipt.ActId:D}\r\n");
    }

    /// <summary>RFC 4180; a spreadsheet must not take it for a formula.</summary>
    static string Field(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
