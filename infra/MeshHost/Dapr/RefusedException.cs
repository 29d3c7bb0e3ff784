namespace MeshHost.Dapr;

/// <summary>A call that cannot be carried out, as Dapr names it over HTTP and over gRPC.</summary>
sealed class RefusedException(string code, int httpStatus, GrpcStatus grpcStatus, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int HttpStatus { get; } = httpStatus;

    public GrpcStatus GrpcStatus { get; } = grpcStatus;

    public static RefusedException BadRequest(string message) =>
        new("ERR_MALFORMED_REQUEST", StatusCodes.Status400BadRequest, GrpcStatus.InvalidArgument, message);

    public static RefusedException BadEvent(string message) =>
        new("ERR_PUBSUB_CLOUD_EVENTS_SER", StatusCodes.Status400BadRequest, GrpcStatus.InvalidArgument, message);

    public static RefusedException UnknownPubSub(string name) =>
        new("ERR_PUBSUB_NOT_FOUND", StatusCodes.Status404NotFound, GrpcStatus.InvalidArgument, $"There is no pub/sub component named {name}.");

    public static RefusedException UnknownApp(string name) =>
        new("ERR_DIRECT_INVOKE", StatusCodes.Status404NotFound, GrpcStatus.NotFound, $"There is no app named {name}.");

    public static RefusedException AppDown(string name) =>
        new("ERR_DIRECT_INVOKE", StatusCodes.Status503ServiceUnavailable, GrpcStatus.Unavailable, $"The app {name} does not answer.");

    public static RefusedException TooLarge(int limit) =>
        new("ERR_PUBSUB_MESSAGE_TOO_LARGE", StatusCodes.Status413PayloadTooLarge, GrpcStatus.ResourceExhausted, $"A message has at most {limit} bytes.");

    public static RefusedException BusDown() =>
        new("ERR_PUBSUB_PUBLISH_MESSAGE", StatusCodes.Status503ServiceUnavailable, GrpcStatus.Unavailable, "The bus cannot store messages now. Try again.");
}

/// <summary>Status codes of gRPC that this host gives.</summary>
enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    NotFound = 5,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
}
