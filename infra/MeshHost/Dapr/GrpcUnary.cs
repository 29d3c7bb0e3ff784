using System.Buffers.Binary;
using Google.Protobuf;
using MeshHost.Storage;

namespace MeshHost.Dapr;

/// <summary>Unary gRPC over HTTP/2, bound by hand: Dapr's generated code has clients only.</summary>
/// <remarks>A message is one byte of compression (0), four of length, then protobuf; the status follows in trailers.</remarks>
static class GrpcUnary
{
    const string Service = "/dapr.proto.runtime.v1.Dapr/";
    const string ContentType = "application/grpc";
    const int Prefix = 5;

    /// <summary>Room for what stands around the messages of a bulk publication.</summary>
    const int MaxRequest = 32 << 20;

    public static void MapUnary<TRequest>(this IEndpointRouteBuilder routes, string method, Func<TRequest, HttpContext, Task<IMessage>> answer)
        where TRequest : IMessage<TRequest>, new() =>
        routes.MapPost(Service + method, async (HttpContext http) =>
        {
            http.Response.ContentType = ContentType;
            var (status, message) = (GrpcStatus.Ok, "");
            try
            {
                var reply = await answer(await ReadAsync<TRequest>(http), http);
                await WriteAsync(http.Response, reply);
            }
            catch (RefusedException refused)
            {
                (status, message) = (refused.GrpcStatus, refused.Message);
            }
            catch (NotCommittedException)
            {
                (status, message) = (GrpcStatus.Unavailable, RefusedException.BusDown().Message);
            }
            catch (InvalidProtocolBufferException)
            {
                (status, message) = (GrpcStatus.InvalidArgument, "The request is not the message that the method takes.");
            }
            http.Response.AppendTrailer("grpc-status", status.ToString("D"));
            if (message.Length > 0)
                http.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(message));
        });

    /// <summary>Answers every other method with UNIMPLEMENTED.</summary>
    public static void MapUnknownMethods(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Service + "{method}", (string method, HttpContext http) =>
        {
            http.Response.ContentType = ContentType;
            http.Response.AppendTrailer("grpc-status", GrpcStatus.Unimplemented.ToString("D"));
            http.Response.AppendTrailer("grpc-message", Uri.EscapeDataString($"The mesh host has no {method}."));
        });

    static async Task<TRequest> ReadAsync<TRequest>(HttpContext http)
        where TRequest : IMessage<TRequest>, new()
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length is < Prefix or > MaxRequest)
            throw RefusedException.BadRequest("The request is no gRPC message, or too large.");
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (bytes.Span[0] != 0)
            throw new RefusedException("ERR_COMPRESSED", StatusCodes.Status400BadRequest, GrpcStatus.Unimplemented, "Compression is not supported.");
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[1..]) != bytes.Length - Prefix)
            throw RefusedException.BadRequest("The request's length is wrong.");
        var request = new TRequest();
        request.MergeFrom(bytes.Span[Prefix..]);
        return request;
    }

    static async Task WriteAsync(HttpResponse response, IMessage reply)
    {
        var size = reply.CalculateSize();
        var bytes = new byte[Prefix + size];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), (uint)size);
        reply.WriteTo(bytes.AsSpan(Prefix));
        await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }
}
