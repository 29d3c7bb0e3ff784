using System.Diagnostics;

namespace Web.Graph;

/// <summary>The way to the services for people who stay unknown: no token, no address, outside of any trace. The gateway keeps nothing of what is asked so.</summary>
public sealed class UnseenGateway(HttpClient http)
{
    /// <summary>Sends a report, or what is added to one, or a code.</summary>
    /// <exception cref="GatewayRefusal">The answer is no.</exception>
    /// <exception cref="GatewayUnavailable">There is no answer: the same input may be sent again.</exception>
    public async Task<T> Send<T>(string name, object variables, CancellationToken cancel)
    {
        var (document, trace) = (Documents.Named(name), Activity.Current);
        Activity.Current = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(TrustedRequest.InFull(document, variables), options: GraphJson.Options) };
            request.Headers.Accept.Add(new("application/graphql-response+json"));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return (await response.Content.ReadFromJsonAsync<Answer>(GraphJson.Options, cancel) ?? throw new System.Text.Json.JsonException("The gateway answered null.")).Read<T>(document.Name);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or System.Text.Json.JsonException or IOException || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new GatewayUnavailable(document.Name, wrong);
        }
        finally
        {
            Activity.Current = trace;
        }
    }
}
