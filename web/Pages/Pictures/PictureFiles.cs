using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Web.Pages.Pictures;

/// <summary>The pictures of figures, on our own origin: each under its hash, which it keeps for ever; and in, for who may write.</summary>
static class PictureFiles
{
    /// <summary>Largest picture, as the service takes it.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>A drawing that is opened by itself may do nothing but be seen.</summary>
    const string Still = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    public static void MapPictureFiles(this WebApplication app)
    {
        app.MapGet("/pictures/{sha256:regex(^[0-9a-f]{{64}}$)}", Show);
        // A script sends the antiforgery token in a header; it is asked for in Take, after the size.
        app.MapPost("/projects/{id:guid}/pictures", Take).RequireAuthorization().DisableAntiforgery();
    }

    static async Task<IResult> Show(string sha256, Gateway gateway, HttpContext http)
    {
        var headers = http.Response.Headers;
        if ((await gateway.Ask<PictureAnswer>("Picture", new { sha256 }, http.RequestAborted)).Picture is not { Content: { } content } picture)
        {
            headers.CacheControl = "no-store";   // it may be shown later
            return Results.NotFound();
        }
        headers.ContentSecurityPolicy = Still;
        headers.CacheControl = picture.Shown ? "public, max-age=31536000, immutable" : "private, max-age=31536000, immutable";
        return Results.File(content, picture.MediaType, entityTag: new($"\"{sha256}\""));
    }

    static async Task<IResult> Take(Guid id, Gateway gateway, HttpContext http, IAntiforgery antiforgery)
    {
        if (http.Request.ContentLength is null or > MostBytes)
            return Refused(StatusCodes.Status413PayloadTooLarge, "picture.too_large", $"The picture is larger than {MostBytes / 1024 / 1024} MB.");
        if (!await antiforgery.IsRequestValidAsync(http))
            return Refused(StatusCodes.Status400BadRequest, "request.forged", "This did not come from our own page. Reload the page and try again.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        using var file = new MemoryStream();
        await http.Request.Body.CopyToAsync(file, http.RequestAborted);
        try
        {
            var input = new AddPictureInput(id, Convert.ToBase64String(file.GetBuffer(), 0, (int)file.Length));
            return Results.Json((await gateway.Do<AddPictureAnswer>("AddPicture", input, http.RequestAborted)).AddPicture);
        }
        catch (GatewayRefusal no)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, no.Code, no.Message);
        }
    }

    static IResult Refused(int status, string code, string message) => Results.Json(new { code, message }, statusCode: status);
}
