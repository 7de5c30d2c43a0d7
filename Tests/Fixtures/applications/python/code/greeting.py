def greet(event, context):
    if event.get("fail"):
        raise ValueError("no greeting today")
    return {
        "greeting": f"Hello, {event['name']}",
        "request_id": context.aws_request_id,
        "function": context.function_name,
        "remaining": context.get_remaining_time_in_millis(),
    }
