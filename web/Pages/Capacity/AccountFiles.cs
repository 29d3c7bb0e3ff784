using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Web.Printing;

namespace Web.Pages.Capacity;

/// <summary>Statements as files.</summary>
static class AccountFiles
{
    const int MostPrinted = 5_000;

    public static void MapAccountFiles(this WebApplication app)
    {
        app.MapGet("/capacity/accounts/{id:guid}/{year:int:range(2000,2200)}.csv", Table);
        app.MapGet("/capacity/accounts/{id:guid}/{year:int:range(2000,2200)}.pdf", Sheet);
    }

    static async Task<IResult> Table(Guid id, int year, HttpContext http, Gateway gateway)
    {
        var (from, end) = YearOf(year);
        var lines = new StringBuilder("number,at,entry,purpose,model,gpu_seconds,balance,about,act,account,account_id\r\n");
        for (string? after = null; ;)
        {
            if ((await gateway.Ask<TimeAccountAnswer>("StatementLines", new { id, from, to = end, after }, http.RequestAborted)).TimeAccount is not { } account)
                return Results.NotFound();
            Write(lines, account);
            if (account.Statement is not [.., var last])
                break;
            after = last.Cursor;
        }
        return Results.File(Encoding.UTF8.GetBytes(lines.ToString()), "text/csv; charset=utf-8", NameOf(id, year, "csv"));
    }

    /// <summary>The same as a sheet to file, printed in the reader's language.</summary>
    static async Task<IResult> Sheet(Guid id, int year, HttpContext http, Gateway gateway, Register names, SiteAddress site, TimeProvider time, Printer printer, ILoggerFactory logs)
    {
        var (from, end) = YearOf(year);
        var asked = new { id, from, to = end, before = from.AddSeconds(-1), last = end.AddSeconds(-1) };
        if ((await gateway.Ask<TimeAccountAnswer>("StatementSheet", asked, http.RequestAborted)).TimeAccount is not { } account)
            return Results.NotFound();
        List<StatementLine> lines = [.. account.Statement];
        for (var last = lines.LastOrDefault(); last is not null && lines.Count < MostPrinted;)
        {
            var more = (await gateway.Ask<TimeAccountAnswer>("StatementLines", new { id, from, to = end, after = last.Cursor }, http.RequestAborted)).TimeAccount?.Statement ?? [];
            lines.AddRange(more);
            last = more.LastOrDefault();
        }
        var register = await names.Read(http.RequestAborted);
        await using var renderer = new HtmlRenderer(http.RequestServices, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StatementSheet>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Account"] = account, ["Lines"] = lines, ["Register"] = register, ["Year"] = year, ["Printed"] = time.GetUtcNow(), ["IsCut"] = lines.Count >= MostPrinted,
            ["Address"] = site.Of(http, $"/capacity/accounts/{id:D}?year={year.ToString(CultureInfo.InvariantCulture)}"),
        }))).ToHtmlString());
        return await printer.PrintAsync(html, http.RequestAborted) is { } pdf
            ? Results.File(pdf, "application/pdf", NameOf(id, year, "pdf"))
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    static (DateTimeOffset From, DateTimeOffset End) YearOf(int year) => (new(year, 1, 1, 0, 0, 0, TimeSpan.Zero), new(year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero));

    static string NameOf(Guid id, int year, string format) => $"{id:D}-{year.ToString(CultureInfo.InvariantCulture)}.{format}";

    static void Write(StringBuilder lines, TimeAccount account)
    {
        foreach (var line in account.Statement)
            lines.Append(CultureInfo.InvariantCulture, $"{line.Number},{line.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},{line.Kind},{line.Purpose},{Field(line.Model)},{line.Amount},{line.Balance},{Field(line.Reference)},{line.Receipt.ActId:D},{Field(line.AccountName)},{line.AccountId:D}\r\n");
    }

    /// <summary>RFC 4180; a spreadsheet must not take it for a formula.</summary>
    static string Field(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
