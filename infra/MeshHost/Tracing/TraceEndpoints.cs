using System.Net.Mime;
using Google.Protobuf;
using MeshHost.Measuring;
using MeshHost.Tracing.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace MeshHost.Tracing;

/// <summary>OTLP over HTTP in protobuf, and the pages that show what came. Logs are not taken, and answer 404.</summary>
static class TraceEndpoints
{
    const string Protobuf = "application/x-protobuf";
    const long MaxBytes = 8 << 20;

    public static void MapTraces(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/traces", (HttpRequest request, TraceStore traces) => TakeAsync(request, bytes => traces.Add(OtlpReader.Read(bytes)), "Not an export of traces."));
        app.MapGet("/traces", (TraceStore traces, Collector collector, HtmlRenderer renderer, string? service, bool? errors) =>
            PageAsync<TraceList>(renderer, new()
            {
                [nameof(TraceList.Traces)] = traces.Recent(),
                [nameof(TraceList.Elsewhere)] = collector.Traces,
                [nameof(TraceList.Service)] = service,
                [nameof(TraceList.ErrorsOnly)] = errors ?? false,
            }));
        app.MapGet("/traces/{id}", (string id, TraceStore traces, HtmlRenderer renderer) =>
        {
            var trace = traces.Find(id);
            return PageAsync<TraceView>(
                renderer, new() { [nameof(TraceView.Trace)] = trace }, trace is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        });
        app.MapGet("/traces/style.css", () => TypedResults.Text(Style.Sheet, MediaTypeNames.Text.Css));
    }

    /// <summary>Takes an export of OTLP.</summary>
    /// <param name="take">Fails with <see cref="InvalidProtocolBufferException"/> where the bytes are something else.</param>
    public static async Task<IResult> TakeAsync(HttpRequest request, Action<byte[]> take, string otherwise)
    {
        if (request.ContentType?.StartsWith(Protobuf, StringComparison.OrdinalIgnoreCase) is not true)
            return TypedResults.Text($"Send {Protobuf}.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (body.Length > MaxBytes)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            take(body.ToArray());
            return TypedResults.Bytes([], Protobuf);
        }
        catch (InvalidProtocolBufferException)
        {
            return TypedResults.Text(otherwise, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    public static async Task<IResult> PageAsync<TPage>(HtmlRenderer renderer, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return TypedResults.Content(html, $"{MediaTypeNames.Text.Html}; charset=utf-8", statusCode: status);
    }
}
