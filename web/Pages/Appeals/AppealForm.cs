using Microsoft.AspNetCore.Components;
using Web.Instrument;

namespace Web.Pages.Appeals;

/// <summary>A page of one appeal: reads it, sends one change, and goes back to it or says why not.</summary>
public abstract class AppealForm : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;
    [Inject] protected Gateway Gateway { get; set; } = default!;
    [Inject] protected Register Names { get; set; } = default!;
    [Inject] protected NavigationManager Nav { get; set; } = default!;
    [Inject] protected AppealSayings Say { get; set; } = default!;

    protected Appeal? Appeal { get; private set; }
    protected string MemberName { get; private set; } = "";
    protected string? Refusal { get; private set; }
    protected string Home => $"/appeals/{Id}";

    protected override async Task OnInitializedAsync()
    {
        Appeal = (await Gateway.Ask<AppealAnswer>("Appeal", new { id = Id }, Http.RequestAborted)).Appeal;
        if (Appeal is null)
            Nav.NotFound();
        else
            MemberName = (await Names.Read(Http.RequestAborted)).NameOf(Appeal.Member.Id);
    }

    protected async Task Send(string document, object input)
    {
        try
        {
            var done = await Gateway.Do<Dictionary<string, ActDone>>(document, input, Http.RequestAborted);
            Nav.NavigateTo($"{Home}?act={done.Values.Single().Receipt.ActId}");
        }
        catch (GatewayRefusal no)
        {
            Refusal = no.Message;
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
