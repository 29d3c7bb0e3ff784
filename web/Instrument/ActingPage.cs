using Microsoft.AspNetCore.Components;

namespace Web.Instrument;

/// <summary>A page on which acts are done: it sends one, and goes to where the answer leads, or says why not.</summary>
public abstract class ActingPage : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;

    readonly Dictionary<string, string> wrong = new(StringComparer.Ordinal);

    protected string? Refusal { get; private set; }

    /// <summary>What is wrong with a field; nothing if it is all right.</summary>
    protected string? Wrong(string field) => wrong.GetValueOrDefault(field);

    /// <summary>There is a field with which something is wrong.</summary>
    protected bool IsWrong => wrong.Count > 0;

    /// <summary>Sends an act, and goes to where its answer leads.</summary>
    /// <param name="fieldOf">The field that a refusal is about, by its code.</param>
    protected async Task Send<TAnswer>(string document, object input, Func<TAnswer, string> then, Func<string, string?>? fieldOf = null)
    {
        try
        {
            Nav.NavigateTo(then(await Gateway.Do<TAnswer>(document, input, Http.RequestAborted)));
        }
        catch (GatewayRefusal no)
        {
            if (fieldOf?.Invoke(no.Code) is { } field)
                Refuse(field, no.Message);
            Refuse(no.Message);
        }
    }

    /// <summary>Sends an act whose answer names its receipt, and goes to a page that shows it.</summary>
    protected Task SendForReceipt(string document, object input, string home, Func<string, string?>? fieldOf = null) =>
        Send<Dictionary<string, ActDone>>(document, input, done => $"{home}{(home.Contains('?', StringComparison.Ordinal) ? '&' : '?')}act={done.Values.Single().Receipt.ActId}", fieldOf);

    /// <summary>Says what is wrong with a field.</summary>
    protected void Refuse(string field, string why)
    {
        wrong[field] = why;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>Says why nothing was done.</summary>
    protected void Refuse(string why)
    {
        Refusal = why;
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
