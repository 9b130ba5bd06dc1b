require 'faraday'
require 'json'
require_relative 'styles'

connection = lambda do |raise_error|
  Faraday.new(url: ENV['BASE_URL'], headers: { 'Authorization' => "Bearer #{ENV['DIGITALOCEAN_TOKEN']}" }, request: { timeout: 2 }) do |f|
    f.response :raise_error if raise_error
    f.adapter Faraday.default_adapter
  end
end

run('raise') { puts JSON.parse(connection.call(true).get('/v2/account').body)['account']['email'] }

run('body') do
  response = connection.call(false).get('/v2/account')
  puts "#{response.status} #{response.body}"
end if ENV['ANSWERED']

run('inspect') { p connection.call(false).get('/v2/account') } if ENV['CORE'] && ENV['ANSWERED']
