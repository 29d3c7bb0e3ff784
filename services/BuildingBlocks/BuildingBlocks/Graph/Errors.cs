using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace BuildingBlocks.Graph;

/// <summary>Something was refused: a stable code in <c>extensions.code</c>, and a sentence.</summary>
public sealed class RefusalError : ExecutionError
{
    public RefusalError(string code, string message)
        : base(message) => Code = code;
}

/// <summary>What a caller learns of an error: a refusal in full, a malformed request in full, a fault of ours only that it happened.</summary>
sealed partial class ErrorProvider(ILogger<ErrorProvider> log) : IErrorInfoProvider
{
    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var (code, message) = executionError switch
        {
            RefusalError refusal => (refusal.Code!, refusal.Message),
            { InnerException: RefusalError refusal } => (refusal.Code!, refusal.Message),
            RequestError or DocumentError => ("input.invalid", executionError.Message),
            UnhandledError or { InnerException: not null } => Fault(executionError),
            _ => (executionError.Code ?? "input.invalid", executionError.Message),
        };
        return new() { Message = message, Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code } };
    }

    (string Code, string Message) Fault(ExecutionError error)
    {
        Failed(log, string.Join('.', error.Path ?? []), error.InnerException ?? error);
        return ("internal", "Something failed on our side. Nothing was lost; try again.");
    }

    [LoggerMessage(LogLevel.Error, "The field {Path} failed.")]
    static partial void Failed(ILogger log, string path, Exception failure);
}
