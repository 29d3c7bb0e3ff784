using System.Text.Json;

namespace Web.Graph;

/// <summary>The one way to the services: trusted documents over HTTP, with the reader's token where there is a reader.</summary>
public sealed class Gateway(HttpClient http, ReaderToken reader)
{
    /// <summary>Asks a query, and gives what came even where a part of it could not be had.</summary>
    /// <exception cref="GatewayRefusal">The answer is no.</exception>
    /// <exception cref="GatewayUnavailable">There is no answer.</exception>
    public Task<T> Ask<T>(string document, object? variables, CancellationToken cancel) => Send<T>(Documents.Named(document), variables, cancel);

    /// <summary>Asks for a change.</summary>
    /// <exception cref="GatewayRefusal">The answer is no.</exception>
    /// <exception cref="GatewayUnavailable">There is no answer: the same input may be sent again.</exception>
    public Task<T> Do<T>(string document, object input, CancellationToken cancel) => Send<T>(Documents.Named(document), new { input }, cancel);

    async Task<T> Send<T>(Document document, object? variables, CancellationToken cancel)
    {
        try
        {
            var answer = await Exchange(TrustedRequest.ById(document, variables), cancel);
            if (answer.Errors is [{ Code: TrustedRequest.Unknown }, ..])
                answer = await Exchange(TrustedRequest.InFull(document, variables), cancel);
            return answer.Read<T>(document.Name);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or JsonException or IOException
            || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new GatewayUnavailable(document.Name, wrong);
        }
    }

    async Task<Answer> Exchange(TrustedRequest asked, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(asked, options: GraphJson.Options) };
        request.Headers.Accept.Add(new("application/graphql-response+json"));
        if (await reader.Token() is { } token)
            request.Headers.Authorization = new("Bearer", token);
        if (reader.Address is { } address)
            request.Headers.Add("X-Forwarded-For", address);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return await response.Content.ReadFromJsonAsync<Answer>(GraphJson.Options, cancel) ?? throw new JsonException("The gateway answered null.");
    }
}
