using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Identity.Pages;

/// <summary>Gives people a page where a bare status would be; programs get the bare status, or the protocol's own answer.</summary>
static class StatusPages
{
    public static void UsePagesForErrors(this WebApplication app) => app.UseStatusCodePages(AnswerAsync);

    static async Task AnswerAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var protocol = http.GetOpenIddictServerResponse();
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            if (protocol?.Error is { } error)
                await http.Response.WriteAsJsonAsync(new { error, error_description = protocol.ErrorDescription });
            return;
        }

        var status = http.Response.StatusCode;
        await Page.Show<StatusPage>(
            new
            {
                Title = protocol?.Error is null ? ReasonPhrases.GetReasonPhrase(status) : "The request of this program is not in order",
                Sentence = protocol?.ErrorDescription ?? SentenceOf(status),
                Code = protocol?.Error,
            },
            status).ExecuteAsync(http);
    }

    static string SentenceOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The form was too old, or it did not come from this site. Go back, load the page again, and send it once more.",
        StatusCodes.Status404NotFound => "There is no such page.",
        _ => "This cannot be done here.",
    };
}
