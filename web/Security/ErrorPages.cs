using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Web.Security;

static class ErrorPages
{
    /// <summary>
    /// Whatever is not answered is answered by a page that says so, also a form that is too large, too old or forged.
    /// That page is read, never posted to: the form that failed would fail there again, and leave nothing to see.
    /// </summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler("/errors/500", createScopeForErrors: true)
        .UseStatusCodePagesWithReExecute("/errors/{0}", createScopeForStatusCodePages: true)
        .Use(async (http, next) =>
        {
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } again)
                http.Request.QueryString = new(again.OriginalQueryString);   // the language may have been asked for there
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
                ReadOnly(http.Request);
            if (http.Request.ContentLength is { } length && length > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest })
                http.Response.ContentType = null;   // said before it was known that nothing follows
        });

    static void ReadOnly(HttpRequest request)
    {
        (request.Method, request.Body, request.ContentLength, request.ContentType) = (HttpMethods.Get, Stream.Null, null, null);
        request.HttpContext.Features.Set<IFormFeature>(null);
    }
}
