namespace Continuity.Delivery;

/// <summary>What leaves by a gateway.</summary>
public enum DeliveryKind
{
    /// <summary>What an agent wrote to the customer.</summary>
    Message,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>That the customer was promised a call: for the telephone system, which arranges it.</summary>
    Callback,

    /// <summary>To the customer, that a call was not made as promised.</summary>
    Apology,

    /// <summary>To the customer in self-service, that help is offered.</summary>
    Assistance,
}
