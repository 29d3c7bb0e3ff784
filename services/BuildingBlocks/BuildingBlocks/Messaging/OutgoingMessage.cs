using System.Text.Json;
using BuildingBlocks.EventStore;

namespace BuildingBlocks.Messaging;

/// <summary>A message for the bus.</summary>
/// <param name="Id">Becomes the CloudEvent's id; subscribers handle each id once.</param>
/// <param name="Key">Messages of one topic and key arrive in order; usually the stream.</param>
/// <param name="Type">The contract's name, such as <c>DelegationGranted</c>.</param>
public sealed record OutgoingMessage(Guid Id, string Topic, string Key, string Type, string Data)
{
    /// <summary>A message that carries an integration event of Contracts.</summary>
    public static OutgoingMessage Of<TContract>(string topic, string key, TContract contract, Guid? id = null)
        where TContract : notnull =>
        new(id ?? Guid.CreateVersion7(), topic, key, contract.GetType().Name, JsonSerializer.Serialize(contract, contract.GetType(), StoredJson.Options));
}
