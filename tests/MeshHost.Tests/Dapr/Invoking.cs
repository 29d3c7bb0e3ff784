#pragma warning disable CS0618 // Obsolete in the client, still in the API that a sidecar offers.
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapr.Client;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Testing;
using Autogen = Dapr.Client.Autogen.Grpc.v1;

namespace MeshHost.Tests.Dapr;

public sealed class Invoking(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Daprs_clients_call_an_app_by_its_id()
    {
        await using var probe = await Probe.StartAsync();
        await using var host = await Host.StartAsync(server, probe.Setting());
        using var dapr = host.Dapr();
        using var handler = DaprClient.CreateInvokeHttpClient("probe", host.Http.ToString());

        var invoked = await dapr.InvokeMethodAsync<JsonElement>(HttpMethod.Get, "probe", "hello?who=mesh");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello?who=handler") { Headers = { { "x-given", "value" } } };
        using var handled = await handler.SendAsync(request);
        using var echoed = await handler.PostAsync("/echo", new StringContent("Grüße", Encoding.UTF8, "text/plain"));

        Assert.Equal("mesh", invoked.GetProperty("hello").GetString());
        var answer = await handled.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("handler", "value"), (answer.GetProperty("hello").GetString(), answer.GetProperty("given").GetString()));
        Assert.Equal(("Grüße", "text/plain"), (await echoed.Content.ReadAsStringAsync(), echoed.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_gRPC_call_goes_to_the_app_over_HTTP()
    {
        await using var probe = await Probe.StartAsync();
        await using var host = await Host.StartAsync(server, probe.Setting());
        using var channel = GrpcChannel.ForAddress(host.Grpc);
        var dapr = new Autogen.Dapr.DaprClient(channel);
        InvokeServiceRequest To(string app, string method) => new()
        {
            Id = app,
            Message = new() { Method = method, ContentType = "text/plain", Data = new() { Value = ByteString.CopyFromUtf8("over gRPC") } },
        };

        var echoed = await dapr.InvokeServiceAsync(To("probe", "echo"));
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await dapr.InvokeServiceAsync(To("nobody", "echo")));
        var metadata = await dapr.GetMetadataAsync(new());

        Assert.Equal(("over gRPC", "text/plain"), (echoed.Data.Value.ToStringUtf8(), echoed.ContentType));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Equal(("mesh", "bus"), (metadata.Id, Assert.Single(metadata.RegisteredComponents).Name));
    }

    [Fact]
    public async Task Status_path_and_query_pass_unchanged()
    {
        await using var probe = await Probe.StartAsync();
        await using var host = await Host.StartAsync(server, probe.Setting());

        using var teapot = await host.Client.GetAsync(new Uri(host.Http, "v1.0/invoke/probe/method/teapot"));
        var path = await host.GetAsync("v1.0/invoke/probe/method/path/a%20b/method/c?d=e%26f");

        Assert.Equal((418, "application/problem+json"), ((int)teapot.StatusCode, teapot.Content.Headers.ContentType!.MediaType));
        Assert.Equal("/path/a b/method/c?d=e%26f", path);
    }

    [Theory]
    [InlineData("v1.0/invoke/nobody/method/x", 404)]
    [InlineData("v1.0/invoke/down/method/x", 503)]
    [InlineData("v1.0/invoke/probe/method//example.org/x", 404)]
    [InlineData("v1.0/invoke/probe/method/http://example.org/x", 404)]
    public async Task A_call_leads_to_the_app_or_nowhere(string path, int status)
    {
        await using var probe = await Probe.StartAsync();
        await using var host = await Host.StartAsync(server, probe.Setting(), ("Mesh__Apps__down", $"http://127.0.0.1:{FreePort.Take()}"));

        using var answer = await host.Client.GetAsync(new Uri($"{host.Http}{path}"));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_method_that_the_host_does_not_have_is_unimplemented()
    {
        await using var host = await Host.StartAsync(server);
        using var dapr = host.Dapr();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => dapr.GetStateAsync<string>("store", "key"));

        Assert.Equal(StatusCode.Unimplemented, Assert.IsType<RpcException>(refused.InnerException ?? refused).StatusCode);
    }
}
